import { kindName, namespaceOf } from './as-line';
import { find, keyOf, type World } from './made';
import type { Call } from '../../../vocabulary/lines/call';
import type { Wrong } from './wrong';

/** What apply says of objects: made, changed, or as they were. @param world before the command */
export function wrongReports({ verb, options }: Call, output: string, { objects, own }: World): Wrong[] {
  if (verb !== 'apply' || options.has('dry-run') || options.has('output')) return [];
  const namespace = namespaceOf({ options }, { objects, own });
  return output.split('\n').flatMap((text, line): Wrong[] => {
    const [, word = '', name = '', report] = /^([a-z]+)(?:\.[\w.]+)?\/(\S+) (created|configured|unchanged)$/.exec(text.trim()) ?? [];
    const made = find(objects, kindName(word), name, namespace);
    if (report === 'created' && made) return [{ line, reason: `${made.place} has made ${word} ${name} already, so this does not say "created"` }];
    if (report !== undefined && report !== 'created' && objects.gone.has(keyOf({ kind: kindName(word), name, namespace }))) return [{ line, reason: `a line before has deleted ${word} ${name}, so this says "created"` }];
    if (report !== undefined && report !== 'created' && !made && !objects.hasStrangers) return [{ line, reason: `nothing before makes ${word} ${name}, so this says "created"` }];
    return [];
  });
}
