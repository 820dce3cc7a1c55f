import type { Word } from '../../../vocabulary/shell/parse-lines';
import type { Effect } from '../drafted';
import { nameOfRun } from './containers';
import type { Learned } from './learned';

const OF_CONTAINERS = new Set(['stop', 'start', 'restart', 'rm', 'kill', 'exec', 'logs', 'inspect', 'port', 'top', 'cp', 'commit', 'attach', 'pause', 'unpause', 'rename', 'diff', 'wait']);

/** Containers of Docker that a line makes by a name, or needs. @param words without docker itself */
export function learnContainers(words: readonly Word[], learned: Learned): void {
  const [verb = '', ...rest] = words[0] === 'container' ? words.slice(1) : words;
  if (verb === 'run' || verb === 'create') {
    const name = nameOfRun(rest);
    if (name !== undefined) learned.effects.push({ object: keyOf(name), does: 'makes', aspect: 'there' });
    for (const [, other = ''] of rest.join(' ').matchAll(/--(?:network|net|volumes-from|link)[ =](?:container:)?([\w.-]+)/g)) learned.uses.push(keyOf(other));
  } else if (OF_CONTAINERS.has(verb)) {
    for (const word of rest) if (word !== undefined && /^\w[\w.-]*(?::|$)/.test(word)) learned.uses.push(keyOf(word.split(':')[0] ?? ''));
  }
}

export function isContainer({ object }: Pick<Effect, 'object'>): boolean {
  return object.startsWith('Container/');
}

function keyOf(name: string): string {
  return `Container/${name}`;
}
