import { execa } from 'execa';

const LAST_SECONDS = 60;

export interface CucumberRun {
  /** The folder that it runs in. */
  project: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  /** After which it is ended. */
  seconds: number;
  /** Where its lines for people go. */
  output: 'inherit' | 'ignore';
  /** Where cucumber-js is installed, or above; by default in the project. */
  installedIn?: string;
  signal: AbortSignal;
}

/** Runs cucumber-js to its end, whatever it finds; its messages say what. @throws the reason of the signal, if it was aborted */
export async function runCucumber({ project, args, env, seconds, output, installedIn = project, signal }: CucumberRun): Promise<void> {
  await execa('cucumber-js', args, {
    cwd: project, preferLocal: true, localDir: installedIn, env, extendEnv: false,
    reject: false, stdin: 'ignore', stdout: output, stderr: output, timeout: seconds * 1000, forceKillAfterDelay: LAST_SECONDS * 1000, cancelSignal: signal,
  });
  signal.throwIfAborted();
}
