/** How long a Then waits, as its sentence ends. */
export interface Time {
  /** Seconds until which it must hold. */
  within: number;
  /** Seconds for which it must go on holding. */
  atLeast: number;
}

/** For Pods to start, and for controllers to follow. */
const USUAL_SECONDS = 60;

/** ` within 30 seconds`, ` for at least 10 seconds`, or nothing. */
export const TIME_PATTERN = /(?: within \d+ (?:seconds?|minutes?))?(?: for at least \d+ (?:seconds?|minutes?))?/;

/** ` within 2 minutes`, or nothing. */
export const DEADLINE_PATTERN = /(?: within \d+ (?:seconds?|minutes?))?/;

/** @returns seconds; undefined if the sentence leaves it to labspec */
export function deadlineOf(text: string): number | undefined {
  return text === '' ? undefined : timeOf(text).within;
}

export function timeOf(text: string): Time {
  const seconds = (words: string): number | undefined => {
    const [, number, unit] = new RegExp(`${words} (\\d+) (second|minute)`).exec(text) ?? [];
    return number === undefined ? undefined : Number(number) * (unit === 'minute' ? 60 : 1);
  };
  return { within: seconds('within') ?? USUAL_SECONDS, atLeast: seconds('for at least') ?? 0 };
}
