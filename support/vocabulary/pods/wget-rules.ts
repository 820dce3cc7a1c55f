import type { RuleTable } from '../../runtime/diagnose';

/** What was observed where a pod asks another one by wget. */
export interface WgetObserved {
  client: string;
  server: string;
  port: number;
  exitCode: number | undefined;
  output: string;
  /** It was to be refused, and is answered. */
  answersThough: boolean;
  /** The arguments that the pod gives its container; empty if it gives none. */
  args: readonly string[];
}

const isRefused = ({ output }: WgetObserved): boolean => /can't connect to remote host .*Connection refused/.test(output);
const named = ({ args, port }: WgetObserved): boolean => args.length === 0 || args.some((arg) => arg.includes(String(port)));
const shown = ({ output }: WgetObserved): string => output.trim() || '(no output)';

/** In order of precedence. */
export const WGET_RULES: RuleTable<WgetObserved> = {
  about: 'wget',
  rules: [
    {
      cause: 'old-port-answers',
      applies: ({ answersThough, exitCode }) => answersThough && exitCode === 0,
      tell: (observed) => ({ reason: `Pod ${observed.server} still answers on port ${observed.port}`, seen: shown(observed), look: `kubectl get pod ${observed.server} -o yaml`, next: 'let its server listen on the port of its arguments only' }),
    },
    {
      cause: 'pod-has-other-args',
      applies: (observed) => isRefused(observed) && !named(observed),
      tell: (observed) => ({ reason: `Pod ${observed.server} was given another port`, expected: `args: ["${observed.port}"]`, seen: `args: ${JSON.stringify(observed.args)}`, look: `kubectl get pod ${observed.server} -o yaml`, next: `delete pod ${observed.server} and apply its manifest again` }),
    },
    {
      cause: 'connection-refused',
      applies: (observed) => isRefused(observed) && named(observed),
      tell: (observed) => ({ reason: `In pod ${observed.server} nothing listens on port ${observed.port} for others`, seen: shown(observed), look: `kubectl logs ${observed.server}`, next: `let the server listen on 0.0.0.0, port ${observed.port}` }),
    },
    {
      cause: 'other-text',
      applies: ({ answersThough, exitCode }) => !answersThough && exitCode === 0,
      tell: (observed) => ({ reason: `Pod ${observed.server} says something else on port ${observed.port}`, seen: shown(observed), look: `kubectl logs ${observed.server}`, next: 'compare the server with the lab' }),
    },
  ],
};
