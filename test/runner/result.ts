/** One test that has ended. */
export interface TestResult {
  passed: boolean;
  name: string;
  seconds: number;
  /** What is known of a failure. */
  error?: { message: string; expected?: string; seen?: string; where?: string };
}

/** A file of tests, or a check such as the types, that has ended. */
export interface FileResult {
  /** As a person types it after `npm test --`. */
  name: string;
  tests: TestResult[];
  seconds: number;
  /** Processor time of the machine that it ran on meanwhile. */
  cpuSeconds: number;
  /** Where its output and its reports are; they are kept of what has failed only. */
  kept: string;
  /** What runs it once more. */
  again: string;
}

export function passedOf({ tests }: FileResult): number {
  return tests.filter(({ passed }) => passed).length;
}

export function failedOf({ tests }: FileResult): number {
  return tests.filter(({ passed }) => !passed).length;
}
