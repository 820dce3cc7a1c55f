import { basename } from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { taskIdOf } from '../../../lab/lab';
import { ALL_CHANGES, type Change } from './change';

/** What the steps of a file in steps/ look at. `output` is about what another step has seen. */
export const BY_NOUN: Record<string, readonly Change[]> = {
  application: ['files'],
  dockerfile: ['files'],
  files: ['files'],
  containers: ['containers'],
  images: ['images', 'nodes'],
  cluster: ['cluster'],
  pods: ['pods', 'cluster'],
  'pod-description': ['pods', 'cluster'],
  output: [],
  exec: ['pods', 'cluster'],
  logs: ['pods', 'cluster'],
  services: ['pods', 'cluster'],
  network: ALL_CHANGES,
  objects: ALL_CHANGES,
  shell: ALL_CHANGES,
  tasks: ALL_CHANGES,
};

/**
 * Which changes may tick each task: by the steps that its scenarios are made of, according to the messages of a dry run.
 * Steps of a file that is not known here may look at anything.
 */
export function looksAt(messages: readonly Envelope[]): Map<number, ReadonlySet<Change>> {
  const nouns = new Map(messages.flatMap(({ stepDefinition }) => (stepDefinition ? [[stepDefinition.id, basename(stepDefinition.sourceReference.uri ?? '').replace(/\.[jt]s$/, '')]] : [])));
  const tasks = new Map(messages.flatMap(({ pickle }) => (pickle ? [[pickle.id, taskIdOf(pickle.tags)]] : [])));
  const looks = new Map<number, Set<Change>>();
  for (const { pickleId, testSteps } of messages.flatMap(({ testCase }) => testCase ?? [])) {
    const task = tasks.get(pickleId);
    if (task === undefined) continue;
    const seen = looks.get(task) ?? new Set();
    looks.set(task, seen);
    for (const id of testSteps.flatMap(({ stepDefinitionIds }) => stepDefinitionIds ?? [])) {
      for (const change of BY_NOUN[nouns.get(id) ?? ''] ?? ALL_CHANGES) seen.add(change);
    }
  }
  return looks;
}
