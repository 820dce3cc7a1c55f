import type { Step } from '../drafted';
import type { KubectlLine } from './kubectl-line';
import { keyOf } from '../objects/object-claims';
import type { State } from '../state';

/** What is paused is rolled out only after `kubectl rollout resume`. */
export function withoutPaused(line: KubectlLine, claims: readonly Step[], { paused }: State): Step[] {
  for (const { kind, name } of line.targets) {
    if (line.verb === 'rollout' && line.second === 'pause') paused.add(keyOf(kind, name));
    if (line.verb === 'rollout' && line.second === 'resume') paused.delete(keyOf(kind, name));
  }
  return claims.filter(({ text, claim }) => !(/ is rolled out\b/.test(text) && claim?.objects.some((object) => paused.has(object))));
}
