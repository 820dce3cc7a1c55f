import type { Statement } from './statement';
import { shown } from './word';

export interface WrittenFile {
  name: string;
  body: string;
}

/** The file that a heredoc writes: `cat > web.yaml <<EOF`, `tee web.yaml <<EOF`; undefined for other statements. */
export function writtenFile({ calls, redirects }: Statement): WrittenFile | undefined {
  const [call, ...others] = calls;
  const body = redirects.find((redirect) => redirect.body !== undefined)?.body;
  if (!call || others.length > 0 || body === undefined || !['cat', 'tee'].includes(call.program)) return undefined;
  const target = call.program === 'tee' ? call.args[0] : redirects.find(({ operator }) => operator === '>')?.target;
  return target && { name: shown(target), body };
}
