import { isStep, then, type Drafted } from '../drafted';
import { endingWith } from './said-to-fail';

/** Follows which rollouts do not end: those that are paused, and those with Pods that are never ready. */
export class Rollouts {
  private readonly paused = new Set<string>();
  private readonly waiting = new Set<string>();
  /** Those of which the text lets one expect that they do not end. */
  private readonly doubted = new Set<string>();

  /** A change begins another rollout; of what is paused, one that waits. */
  note({ text, uses, effects, stuck = [], isDoubted = false }: Drafted): void {
    const [, verb] = /^kubectl rollout (pause|resume)\b/.exec(text) ?? [];
    if (verb === 'pause') for (const object of uses) this.paused.add(object);
    if (verb === 'resume') for (const object of uses) this.paused.delete(object);
    for (const { object } of effects) {
      this.waiting.delete(object);
      this.doubted.delete(object);
      if ((this.paused.has(object) && verb === undefined) || stuck.includes(object)) this.waiting.add(object);
      else if (isDoubted) this.doubted.add(object);
    }
  }

  /** What the line begins does not end. */
  waitFor({ effects }: Drafted): void {
    for (const { object } of effects) this.waiting.add(object);
  }

  /** `kubectl rollout status` of such a rollout ends after a while, where its reader would end it. */
  withEnd(item: Drafted): Drafted {
    if (!/^kubectl rollout status [^|;&\n]+$/.test(item.text) || /--timeout|--watch=false/.test(item.text)) return item;
    const isEndless = item.uses.some((object) => this.waiting.has(object));
    if (!isEndless && !item.uses.some((object) => this.doubted.has(object))) return item;
    const lines = item.lines.map((line) => (isStep(line) && line.keyword === 'When' ? { ...line, text: line.text.replace('kubectl rollout status ', 'kubectl rollout status --timeout=10s ') } : line));
    return endingWith(isEndless ? [then('the exit code is 1'), then('I see "timed out"')] : [], { ...item, lines });
  }
}
