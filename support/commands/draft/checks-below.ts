import { escaped } from '../../system/escaped';
import type { Block } from '../../text/lab-text';
import { kindOf } from '../../vocabulary/shell/observes';
import { parseLines } from '../../vocabulary/shell/parse-lines';
import { kubectlLine, type Target } from './lines/kubectl-line';
import { keyOf } from './objects/object-claims';
import type { State } from './state';

/** The blocks of a task with those that only look at what a later one makes below it: exercises say how a solution is checked before they show it. */
export function withChecksBelow(blocks: readonly Block[], state: Pick<State, 'objects'>): Block[] {
  return blocks.reduce<Block[]>((ordered, block) => {
    const at = ordered.indexOf(block);
    const targets = looksIn(block, state);
    const maker = lastMaker(targets, ordered.slice(at + 1));
    if (maker === undefined || lastMaker(targets, ordered.slice(0, at)) !== undefined) return ordered;
    const rest = ordered.filter((other) => other !== block);
    rest.splice(rest.indexOf(maker) + 1, 0, block);
    return rest;
  }, [...blocks]);
}

/** The objects that a block names, if it only looks at them and nothing has made them yet. */
function looksIn({ kind, commands = [] }: Block, { objects }: Pick<State, 'objects'>): Target[] {
  if (kind !== 'commands' || commands.length === 0) return [];
  try {
    if (commands.some(({ text }) => kindOf(text).acts !== undefined)) return [];
    const targets = commands.flatMap(({ text }) => parseLines(text).commands.flatMap((words) => kubectlLine(words)?.targets ?? []));
    return targets.some((target) => objects.has(keyOf(target.kind, target.name))) ? [] : targets;
  } catch {
    return [];
  }
}

/** The last block that makes one of them. */
function lastMaker(targets: readonly Target[], below: readonly Block[]): Block | undefined {
  return [...below].reverse().find(({ kind, text }) => (kind === 'commands' || kind === 'file') && targets.some((target) => makes(text, target)));
}

function makes(text: string, { kind, name }: Target): boolean {
  const written = escaped(name);
  const verbs = kind === 'Service' ? 'run|create|expose' : 'run|create';
  return new RegExp(`^ {0,2}name: *["']?${written}["']?\\s*$`, 'm').test(text) || new RegExp(`\\bkubectl (?:${verbs})\\b[^\\n]*[\\s/=]${written}(?=\\s|$)`).test(text);
}
