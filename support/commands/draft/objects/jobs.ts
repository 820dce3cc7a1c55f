import { containersIn, type Container } from './containers-in';
import { SERVER_IMAGES } from './known-images';
import { podSpecOf } from './place-of';

/** For a node to start a Pod, and for a controller to see that it has ended. */
const START_SECONDS = 10;
/** A Job waits so long before it tries again, and then twice as long. */
const BACK_OFF_SECONDS = 10;
const LEAST_MINUTES = 2;
const MOST_MINUTES = 5;

/** What becomes of a Job, as a sentence says it of the Job; none if it may be gone by the time somebody looks. */
export function endOfJob(spec: Record<string, unknown>): string[] {
  if (Number(spec['ttlSecondsAfterFinished'] ?? 600) < 60) return [];
  const seconds = Math.max(0, ...sleepsIn(spec));
  const deadline = Number(spec['activeDeadlineSeconds'] ?? Infinity);
  if (spec['suspend'] !== true && (deadline < seconds || (isEndless(spec) && deadline !== Infinity))) return [within('is failed', deadline)];
  const failsAfter = alwaysFails(spec) ? secondsOfTries(spec) : Infinity;
  if (failsAfter <= (MOST_MINUTES - 1) * 60) return [within('is failed', failsAfter)];
  if (isEndless(spec) || mayFail(spec)) return ['exists'];
  const rounds = Math.ceil(Number(spec['completions'] ?? 1) / Math.max(1, Number(spec['parallelism'] ?? 1)));
  return [within('is complete', rounds * (seconds + START_SECONDS))];
}

function within(becomes: string, seconds: number): string {
  return `${becomes} within ${Math.min(MOST_MINUTES, Math.max(LEAST_MINUTES, Math.ceil(seconds / 60) + 1))} minutes`;
}

function isEndless(spec: Record<string, unknown>): boolean {
  return spec['suspend'] === true || containersOf(spec).some(({ image, command = [], args = [] }) => SERVER_IMAGES.test(String(image)) && [command, args].every((words) => Array.isArray(words) && words.length === 0)) || /while true|sleep[", ]+(?:inf|\d{4,}|\d+[hd])/.test(JSON.stringify(spec));
}

/** `sh -c "...; exit 1"`: a Job that shows what happens when one fails. */
function mayFail(spec: Record<string, unknown>): boolean {
  return containersOf(spec).some((container) => /\bexit [1-9]|^\[\["(?:\/bin\/)?false"\]/.test(wordsOf(container)));
}

/** Whether nothing before its end could keep it from failing. */
function alwaysFails(spec: Record<string, unknown>): boolean {
  const [container, ...others] = containersOf(spec);
  return container !== undefined && others.length === 0 && spec['suspend'] !== true && spec['podFailurePolicy'] === undefined && /^(?:(?!\b(?:if|while|until|for|case|exit)\b|&&|\|\||\$RANDOM)[^])*(?:;|"|\\n) *exit [1-9]\d*;?(?:\\n)*"\]|^\[\["(?:\/bin\/)?false"\]/.test(wordsOf(container));
}

/** Until a Job gives up. */
function secondsOfTries(spec: Record<string, unknown>): number {
  const tries = Number(spec['backoffLimit'] ?? 6);
  return BACK_OFF_SECONDS * (2 ** tries - 1) + (tries + 1) * START_SECONDS;
}

function sleepsIn(spec: Record<string, unknown>): number[] {
  return containersOf(spec).map((container) => [...wordsOf(container).matchAll(/\bsleep[", ]+(\d+)(?![\d.]|[mhd])/g)].reduce((sum, [, seconds]) => sum + Number(seconds), 0));
}

function wordsOf({ command, args }: Container): string {
  return JSON.stringify([command ?? args ?? [], args ?? []]);
}

function containersOf(spec: Record<string, unknown>): Container[] {
  return containersIn(podSpecOf({ kind: 'Job', spec }));
}
