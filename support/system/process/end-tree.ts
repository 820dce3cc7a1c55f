import { setTimeout } from 'node:timers/promises';
import { allProcesses, isSameProcess, startOf } from './process-identity';
import { sendSignal } from './send-signal';

/**
 * Ends a process and all its descendants, with SIGTERM first: a shell that ends leaves the other processes of a pipe running.
 * @param patience seconds between SIGTERM and SIGKILL
 */
export async function endTree(root: number, patience: number): Promise<void> {
  const polite = treeOf(root).map((pid) => ({ pid, start: startOf(pid) ?? '' }));
  for (const { pid } of polite) sendSignal(pid, 'SIGTERM');
  await setTimeout(patience * 1000, undefined, { ref: false });
  const left = polite.filter(({ pid, start }) => isSameProcess(pid, start));
  // Includes processes that they have started meanwhile.
  const tree = new Set(left.flatMap(({ pid }) => treeOf(pid)));
  for (const pid of tree) sendSignal(pid, 'SIGKILL');
}

/** The process, then its descendants. */
function treeOf(root: number): number[] {
  const tree = [root];
  const all = allProcesses();
  // The loop also visits the elements that it adds.
  for (const pid of tree) tree.push(...all.flatMap(({ pid: child, parent }) => (parent === pid ? [child] : [])));
  return tree;
}
