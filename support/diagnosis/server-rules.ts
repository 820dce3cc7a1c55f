import type { Listening } from '../processes/listeners';
import type { RuleTable } from './rule';

/** What was observed of a server that was started to be looked at. */
export interface ServerObserved {
  commandLine: string;
  /** The port that it was given. */
  port: number;
  /** The line that it should log. */
  line: string;
  output: string;
  /** How it ended; undefined while it runs. */
  ended: string | undefined;
  /** Where it listens; empty where the system does not tell. */
  listening: readonly Listening[];
}

const LOOPBACK = ['127.0.0.1', '::1'];

const onPort = ({ listening, port }: ServerObserved): Listening[] => listening.filter((one) => one.port === port);
const said = ({ output }: ServerObserved): string => output.trimEnd() || '(no output)';
const SHOWS = ({ commandLine }: ServerObserved): string => `${commandLine}   # and read what it says`;

/** In order of precedence. */
export const SERVER_RULES: RuleTable<ServerObserved> = {
  about: 'server',
  rules: [
    {
      cause: 'syntax-error',
      applies: ({ ended, output }) => ended !== undefined && output.includes('SyntaxError'),
      tell: (observed) => ({ reason: `${fileOf(observed)} is not valid JavaScript`, seen: firstLines(said(observed)), look: `node --check ${fileOf(observed)}`, next: 'mend the line that is shown, sign by sign as the lab has it' }),
    },
    {
      cause: 'server-has-ended',
      applies: ({ ended }) => ended !== undefined,
      tell: (observed) => ({ reason: 'The server has ended', expected: observed.line, seen: `${observed.ended ?? ''}\n${firstLines(said(observed))}`, look: SHOWS(observed), next: `compare ${fileOf(observed)} with the lab` }),
    },
    {
      cause: 'port-hard-coded',
      applies: (observed) => observed.listening.length > 0 && onPort(observed).length === 0,
      tell: (observed) => ({ reason: 'The server does not listen on the port that it is given', expected: observed.line, seen: said(observed), look: SHOWS(observed), next: 'write: const port = process.argv[2];' }),
    },
    {
      cause: 'bound-to-loopback',
      applies: (observed) => onPort(observed).length > 0 && onPort(observed).every(({ address }) => LOOPBACK.includes(address)),
      tell: (observed) => ({ reason: 'The server can be reached from its own machine only', expected: 'it listens on 0.0.0.0', seen: `it listens on ${onPort(observed).map(({ address }) => address).join(', ')}`, look: `ss -tln 'sport = :${observed.port}'`, next: "write: server.listen(port, '0.0.0.0', ...)" }),
    },
    {
      cause: 'start-line-missing',
      applies: (observed) => onPort(observed).length > 0 && !observed.output.split('\n').includes(observed.line),
      tell: (observed) => ({ reason: 'The server runs, but does not say so as the lab shows it', expected: observed.line, seen: said(observed), look: SHOWS(observed), next: 'let it log the line once it listens' }),
    },
  ],
};

function fileOf({ commandLine }: ServerObserved): string {
  return commandLine.split(' ').find((word) => word.endsWith('.js')) ?? commandLine;
}

function firstLines(text: string): string {
  return text.split('\n').slice(0, 8).join('\n');
}
