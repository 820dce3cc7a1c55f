import { NOWHERE } from '../asked';
import { isToComplete } from '../manifests/filled-in';
import { filesOf } from '../manifests/given-files';
import { plainName } from '../manifests/plain-name';
import { noObjects, notYaml, refusal } from '../manifests/refused-manifest';
import { isOnlyNamespace } from '../namespaces/folded-namespaces';
import { missingClass } from '../objects/classes-of-pods';
import { whyWithoutKey } from '../objects/needed-by-pods';
import { withoutThoseBefore } from '../objects/never-changed';
import { takenPort } from '../objects/node-ports';
import type { Manifest } from '../objects/object-claims';
import type { State } from '../state';
import { optionOf, type KubectlLine } from './kubectl-line';
import type { Learned } from './learned';

/** Why Kubernetes would not make what is in the files of a line. */
export function learnRefused(line: KubectlLine, manifests: readonly Manifest[], learned: Learned, state: State): void {
  const { verb, files } = line;
  const nothing = ['apply', 'create', 'replace', 'delete'].includes(verb) ? files.map((name) => whyNoObjects(plainName(name), state)).find((why) => why !== undefined) : undefined;
  if (nothing !== undefined && verb !== 'delete') state.heldAt ??= state.line;
  learned.removed ??= nothing;
  if (!['apply', 'create', 'replace'].includes(verb) || optionOf(line, 'validate') === 'false') return;
  const port = takenPort(manifests, state);
  learned.before = [...(learned.before ?? []), ...(port?.frees ?? []), ...withoutThoseBefore(line, manifests, state)];
  learned.removed ??= refusal(manifests) ?? port?.why ?? files.flatMap((name) => filesOf(state, name)).map((file) => notYaml(file, state.files.get(file) ?? '')).find((why) => why !== undefined);
  learned.removed ??= whyWithoutKey(manifests, state);
  learned.absent ??= missingClass(manifests, state);
}

/** A file that is known, and is not one that the author is asked for anyway. */
function whyNoObjects(name: string, { files, planned }: Pick<State, 'files' | 'planned'>): string | undefined {
  const text = files.get(name);
  return text === undefined || text === NOWHERE || planned.has(name) || isToComplete(text) || isOnlyNamespace(text) ? undefined : noObjects(name, text);
}
