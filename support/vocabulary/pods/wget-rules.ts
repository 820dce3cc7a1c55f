import type { RuleTable } from '../../runtime/diagnose';

/** Observations of one pod calling another with wget. */
export interface WgetObserved {
  client: string;
  server: string;
  port: number;
  exitCode: number | undefined;
  output: string;
  /** The call should be refused, but gets an answer. */
  answersThough: boolean;
  /** The arguments that the pod gives its container; empty if it gives none. */
  args: readonly string[];
}

const isRefused = ({ output }: WgetObserved): boolean => /can't connect to remote host .*Connection refused/.test(output);
const named = ({ args, port }: WgetObserved): boolean => args.length === 0 || args.some((arg) => arg.includes(String(port)));
const shown = ({ output }: WgetObserved): string => output.trim() || '(no output)';

/** The address that wget connects to, where that is not the one that it was asked for. */
function proxyOf({ output, port }: WgetObserved): string | undefined {
  const [, address, asked] = /^Connecting to (\S+:(\d+))/m.exec(output) ?? [];
  return asked === String(port) ? undefined : address;
}

/** In order of precedence. */
export const WGET_RULES: RuleTable<WgetObserved> = {
  about: 'wget',
  rules: [
    {
      cause: 'asks-a-proxy',
      applies: (observed) => observed.exitCode !== 0 && proxyOf(observed) !== undefined,
      tell: (observed) => ({ reason: `wget in pod ${observed.client} asks a proxy instead of pod ${observed.server}`, expected: `a connection to port ${observed.port}`, seen: shown(observed), look: `kubectl exec ${observed.client} -- env`, next: `delete pod ${observed.client} and create it again without the variable http_proxy` }),
    },
    {
      cause: 'old-port-answers',
      applies: ({ answersThough, exitCode }) => answersThough && exitCode === 0,
      tell: (observed) => ({ reason: `Pod ${observed.server} still answers on port ${observed.port}`, seen: shown(observed), look: `kubectl get pod ${observed.server} -o yaml`, next: 'make its server listen only on the port from its arguments' }),
    },
    {
      cause: 'pod-has-other-args',
      applies: (observed) => isRefused(observed) && !named(observed),
      tell: (observed) => ({ reason: `Pod ${observed.server} does not get port ${observed.port} as its argument`, expected: `args: ["${observed.port}"]`, seen: `args: ${JSON.stringify(observed.args)}`, look: `kubectl get pod ${observed.server} -o yaml`, next: `delete pod ${observed.server} and apply its manifest again` }),
    },
    {
      cause: 'connection-refused',
      applies: (observed) => isRefused(observed) && named(observed),
      tell: (observed) => ({ reason: `In pod ${observed.server}, nothing accepts connections from other pods on port ${observed.port}`, seen: shown(observed), look: `kubectl logs ${observed.server}`, next: `make the server listen on 0.0.0.0, port ${observed.port}` }),
    },
    {
      cause: 'other-text',
      applies: ({ answersThough, exitCode }) => !answersThough && exitCode === 0,
      tell: (observed) => ({ reason: `Pod ${observed.server} answers with the wrong text on port ${observed.port}`, seen: shown(observed), look: `kubectl logs ${observed.server}`, next: 'compare the server with the lab' }),
    },
  ],
};
