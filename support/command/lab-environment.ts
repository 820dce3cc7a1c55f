import { RUN_VARIABLE, runId } from '../safety/run-id';
import { programsEnv } from '../tools/programs';

/** Whoever calls the cluster names its kubeconfig: the user's own may name any other, and even `kubectl version --client` calls that. */
const NO_KUBECONFIG = '/dev/null';

/**
 * The environment that the lab's commands run in: the user's, without what npm and npx add to it for their own scripts
 * (a lab’s `npm install` must not read labspec’s settings) and without what nobody should read, with labspec's own programs behind those that they have.
 * By the run in it, its programs are found when the run is killed.
 */
export function labEnvironment(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^npm_|^INIT_CWD$|^NODE_OPTIONS$|^NODE_TEST_CONTEXT$|^LABSPEC_REDACT$/i.test(name));
  return { ...Object.fromEntries(own), ...programsEnv(), [RUN_VARIABLE]: runId(), KUBECONFIG: NO_KUBECONFIG, ...extra };
}
