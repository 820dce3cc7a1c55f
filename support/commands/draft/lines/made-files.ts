import { basename } from 'node:path';
import type { Word } from '../../../vocabulary/shell/parse-lines';

/** Options with which programs name the files that they write. */
const WRITES: Record<string, RegExp> = { openssl: /^-(?:out|keyout)$/, 'ssh-keygen': /^-f$/ };

/** Files and folders that a line makes, by their names in the line. */
export function madeBy([program = '', ...rest]: readonly Word[]): string[] {
  if (program === 'mkdir' || program === 'touch') return rest.map((word) => word ?? '');
  if (program === 'helm') return chartsMade(rest);
  const option = WRITES[program];
  return option === undefined ? [] : rest.flatMap((word, index) => (option.test(rest[index - 1] ?? '') && word !== undefined ? [word] : []));
}

/** `helm create till`, `helm package ./till`, `helm pull shop/till --untar`: a folder, or the package of its name. */
function chartsMade([verb, ...rest]: readonly Word[]): string[] {
  const chart = rest.find((word) => word !== undefined && !word.startsWith('-')) ?? '';
  if (verb === 'create') return [chart];
  return verb === 'package' || verb === 'pull' || verb === 'fetch' ? [basename(chart)] : [];
}
