import { RUN_VARIABLE, runId } from '../process/run-id';
import { programsEnv } from './programs';

/** Whoever calls the cluster names its kubeconfig: the user's own may name any other, and even `kubectl version --client` calls that. */
const NO_KUBECONFIG = '/dev/null';

/**
 * The environment that the lab's commands run in: the user's, without what npm and npx add to it for their own scripts
 * (a lab’s `npm install` must not read labspec’s settings) and without what nobody should read, with labspec's own programs behind those that they have.
 * By the run in it, its programs are found when the run is killed.
 */
export function labEnvironment(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^npm_|^INIT_CWD$|^NODE_OPTIONS$|^NODE_TEST_CONTEXT$|^LABSPEC_REDACT$/i.test(name));
  return { ...Object.fromEntries(own), ...pastProxies(process.env), ...programsEnv(), [RUN_VARIABLE]: runId(), KUBECONFIG: NO_KUBECONFIG, ...extra };
}

const LOOPBACK = ['localhost', '127.0.0.1', '::1'];

/** What a lab starts on this machine is asked directly: no proxy knows of it. Programs differ in how they write the variable's name. */
export function pastProxies(env: NodeJS.ProcessEnv): Record<string, string> {
  if (!Object.entries(env).some(([name, value]) => /^(https?|all)_proxy$/i.test(name) && value)) return {};
  const given = (env['no_proxy'] ?? env['NO_PROXY'] ?? '').split(',').filter(Boolean);
  if (given.includes('*')) return {};
  const value = [...new Set([...given, ...LOOPBACK])].join(',');
  return { no_proxy: value, NO_PROXY: value };
}
