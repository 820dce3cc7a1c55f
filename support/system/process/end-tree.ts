import { setTimeout } from 'node:timers/promises';
import { allProcesses, isSameProcess, startOf } from './process-identity';
import { sendSignal } from './send-signal';

/**
 * Ends a process and all that it has started, politely first: a shell that is ended leaves the others of a pipe to themselves.
 * @param patience seconds that they are given to end
 */
export async function endTree(root: number, patience: number): Promise<void> {
  const polite = treeOf(root).map((pid) => ({ pid, start: startOf(pid) ?? '' }));
  for (const { pid } of polite) sendSignal(pid, 'SIGTERM');
  await setTimeout(patience * 1000, undefined, { ref: false });
  const left = polite.filter(({ pid, start }) => isSameProcess(pid, start));
  // What they have started meanwhile belongs to it, too.
  const tree = new Set(left.flatMap(({ pid }) => treeOf(pid)));
  for (const pid of tree) sendSignal(pid, 'SIGKILL');
}

/** The process and, after it, its children, theirs, and so on. */
function treeOf(root: number): number[] {
  const tree = [root];
  const all = allProcesses();
  // Grows as it is gone through.
  for (const pid of tree) tree.push(...all.flatMap(({ pid: child, parent }) => (parent === pid ? [child] : [])));
  return tree;
}
