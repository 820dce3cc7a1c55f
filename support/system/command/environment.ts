import { RUN_VARIABLE, runId } from '../process/run-id';
import { programsEnv } from './programs';

/** Each call of a cluster names its kubeconfig: the user's own may lead to any cluster, and even `kubectl version --client` calls that one. */
const NO_KUBECONFIG = '/dev/null';

/**
 * The environment of the lab's commands: the user's, without the variables that npm and npx add for their own scripts (a lab’s
 * `npm install` must not read labspec’s settings) and without secrets, and with labspec's own programs after the user's in PATH.
 * It contains the ID of the run, by which a later run finds the programs of a killed run.
 */
export function labEnvironment(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^npm_|^INIT_CWD$|^NODE_OPTIONS$|^NODE_TEST_CONTEXT$|^LABSPEC_REDACT$/i.test(name));
  return { ...Object.fromEntries(own), ...pastProxies(process.env), ...programsEnv(), [RUN_VARIABLE]: runId(), KUBECONFIG: NO_KUBECONFIG, ...extra };
}

const LOOPBACK = ['localhost', '127.0.0.1', '::1'];

/** Requests to a lab's servers on this machine bypass the proxy, which does not know them. Programs spell the variable in two ways. */
export function pastProxies(env: NodeJS.ProcessEnv): Record<string, string> {
  if (!Object.entries(env).some(([name, value]) => /^(https?|all)_proxy$/i.test(name) && value)) return {};
  const given = (env['no_proxy'] ?? env['NO_PROXY'] ?? '').split(',').filter(Boolean);
  if (given.includes('*')) return {};
  const value = [...new Set([...given, ...LOOPBACK])].join(',');
  return { no_proxy: value, NO_PROXY: value };
}
