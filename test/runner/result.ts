/** One test that has ended. */
export interface TestResult {
  passed: boolean;
  name: string;
  seconds: number;
  /** What is known about a failure. */
  error?: { message: string; expected?: string; seen?: string; where?: string };
}

/** A file of tests, or a check such as the types, that has ended. */
export interface FileResult {
  /** The name that a person types after `npm test --`. */
  name: string;
  tests: TestResult[];
  seconds: number;
  /** Processor time of its machine while it ran. */
  cpuSeconds: number;
  /** The folder with its output and its reports, which are kept only if it has failed. */
  kept: string;
  /** The command that runs it again. */
  again: string;
}

export function passedOf({ tests }: FileResult): number {
  return tests.filter(({ passed }) => passed).length;
}

export function failedOf({ tests }: FileResult): number {
  return tests.filter(({ passed }) => !passed).length;
}
