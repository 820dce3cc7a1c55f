import { quoted } from '../../system/command/quoted';
import type { Listening } from '../../system/process/listeners';
import type { RuleTable } from '../../runtime/diagnose';

/** What was observed of a server that was started to be looked at. */
export interface ServerObserved {
  commandLine: string;
  /** The port that it was given. */
  port: number;
  /** The line that it should log. */
  line: string;
  output: string;
  /** The text of its file. */
  source?: string;
  /** What it was asked, where it has not answered. */
  url?: string | undefined;
  /** How it ended; undefined while it runs. */
  ended: string | undefined;
  /** Where it listens; empty where the system does not tell. */
  listening: readonly Listening[];
}

const LOOPBACK = ['127.0.0.1', '::1'];

const onPort = ({ listening, port }: ServerObserved): Listening[] => listening.filter((one) => one.port === port);
/** Whether it has logged its line. */
export const hasSaidSo = ({ output, line }: Pick<ServerObserved, 'output' | 'line'>): boolean => output.split('\n').includes(line);
const said = ({ output }: ServerObserved): string => output.trimEnd() || '(no output)';
const SHOWS = ({ commandLine }: ServerObserved): string => `${commandLine}   # and read what it says`;

/** In order of precedence. */
export const SERVER_RULES: RuleTable<ServerObserved> = {
  about: 'server',
  rules: [
    {
      cause: 'syntax-error',
      applies: ({ ended, output }) => ended !== undefined && output.includes('SyntaxError'),
      tell: (observed) => ({ reason: `${fileOf(observed)} is not valid JavaScript`, seen: firstLines(said(observed)), look: `node --check ${fileOf(observed)}`, next: /[‘’“”]/.test(said(observed)) ? 'write straight quotes (\' or ") instead of curly ones, as programs for letters make them' : 'correct the line that is shown, character by character as the lab has it' }),
    },
    {
      cause: 'filled-in-by-the-shell',
      applies: isFilledIn,
      tell: (observed) => ({ reason: `The shell has filled in what stands in backticks and after $ while it wrote ${fileOf(observed)}, so it is not there any more`, expected: '`...${port}...`', seen: emptied(observed), look: `cat ${fileOf(observed)}`, next: `write the file again, with quotes around the mark of the here-document, so that the shell leaves it as it is: tee ${fileOf(observed)} <<'EOF'` }),
    },
    {
      cause: 'other-argument-read',
      applies: (observed) => readArgument(observed) !== undefined && (observed.ended !== undefined || onPort(observed).length === 0),
      tell: (observed) => ({ reason: `${fileOf(observed)} takes its port from process.argv[${readArgument(observed) ?? ''}], but its first argument is process.argv[2]`, expected: observed.line, seen: firstLines(said(observed)), look: `grep -n argv ${fileOf(observed)}`, next: 'write: process.argv[2]' }),
    },
    {
      cause: 'module-missing',
      applies: (observed) => observed.ended !== undefined && missingModule(observed) !== undefined,
      tell: (observed) => ({ reason: `${fileOf(observed)} needs the module ${missingModule(observed) ?? ''}, which is not there`, seen: firstLines(said(observed)), look: `grep -n ${quoted(missingModule(observed) ?? '')} ${fileOf(observed)}`, next: 'use what Node itself has (http), as the lab does' }),
    },
    {
      cause: 'server-has-ended',
      unless: ['syntax-error', 'filled-in-by-the-shell', 'other-argument-read', 'module-missing'],
      applies: ({ ended }) => ended !== undefined,
      tell: (observed) => ({ reason: 'The server has ended', expected: observed.line, seen: `${observed.ended ?? ''}\n${firstLines(said(observed))}`, look: SHOWS(observed), next: `compare ${fileOf(observed)} with the lab` }),
    },
    {
      cause: 'port-hard-coded',
      unless: ['other-argument-read'],
      applies: (observed) => observed.listening.length > 0 && onPort(observed).length === 0,
      tell: (observed) => ({ reason: 'The server does not listen on the port that it is given', expected: observed.line, seen: said(observed), look: SHOWS(observed), next: 'write: const port = process.argv[2];' }),
    },
    {
      cause: 'bound-to-loopback',
      applies: (observed) => onPort(observed).length > 0 && onPort(observed).every(({ address }) => LOOPBACK.includes(address)),
      tell: (observed) => ({ reason: 'The server can be reached from its own machine only', expected: 'it listens on 0.0.0.0', seen: `it listens on ${onPort(observed).map(({ address }) => address).join(', ')}`, look: `ss -tln 'sport = :${observed.port}'`, next: "write: server.listen(port, '0.0.0.0', ...)" }),
    },
    {
      cause: 'not-a-template',
      applies: (observed) => /\$\{\w+\}/.test(observed.output) && !hasSaidSo(observed),
      tell: (observed) => ({ reason: 'The server logs its line with ${...} as it is written: only in backticks, which make a template, is it filled in', expected: observed.line, seen: said(observed), look: `grep -n '\${' ${fileOf(observed)}`, next: 'write the text between backticks (`...`) instead of quotes' }),
    },
    {
      cause: 'start-line-missing',
      unless: ['filled-in-by-the-shell', 'not-a-template'],
      applies: (observed) => onPort(observed).length > 0 && !hasSaidSo(observed),
      tell: (observed) => ({ reason: 'The server runs, but does not say so as the lab shows it', expected: observed.line, seen: said(observed), look: SHOWS(observed), next: 'let it log the line once it listens' }),
    },
    {
      cause: 'https-server',
      applies: (observed) => observed.url !== undefined && speaksHttps(observed),
      tell: (observed) => ({ reason: `${fileOf(observed)} makes its server with the module https, so it does not answer what is asked by HTTP`, subject: observed.url, look: `grep -n https ${fileOf(observed)}`, next: "write http instead of https: const http = require('http')" }),
    },
    {
      cause: 'answer-never-ended',
      unless: ['https-server'],
      applies: (observed) => observed.url !== undefined && onPort(observed).length > 0 && observed.ended === undefined && hasSaidSo(observed),
      tell: (observed) => ({ reason: 'The server takes requests, but does not answer them', subject: observed.url, expected: 'an answer', seen: 'none within some seconds, though it listens', look: `curl -i --max-time 5 ${observed.url ?? ''}`, next: `end each answer: ${responseOf(observed.source)}.end(...), for every path` }),
    },
  ],
};

/** What a program calls the answer that it writes. */
export function responseOf(source = ''): string {
  return /createServer\(\s*(?:async\s+)?(?:function\s*\w*\s*)?\(\s*\w+\s*,\s*(\w+)/.exec(source)?.[1] ?? 'response';
}

/** Which of the words of its command line a program reads, where it does not read its first argument: `process.argv[1]` is the path of the program. */
function readArgument({ source = '' }: ServerObserved): string | undefined {
  const read = [...source.matchAll(/process\.argv\[(\d+)\]/g)].map(([, number]) => number);
  return read.includes('2') ? undefined : read[0];
}

function missingModule({ output }: ServerObserved): string | undefined {
  return /Cannot find (?:module|package) '([^']+)'/.exec(output)?.[1];
}

function speaksHttps({ source = '' }: ServerObserved): boolean {
  return /(require\(|from\s+)['"](node:)?https['"]/.test(source);
}

/** What is left of a template that a shell has filled in with nothing. */
const EMPTIED = /``|:\/`|\b(console\.log|end|write)\(\s*\)/;

/** In a here-document without quotes a shell takes backticks for a command, and fills in variables that it does not have. */
function isFilledIn(observed: ServerObserved): boolean {
  const { source = '' } = observed;
  return !source.includes('${') && /console\.log\(\s*\)|``|:\/`/.test(source) && !hasSaidSo(observed);
}

function emptied({ source = '' }: ServerObserved): string {
  return source.split('\n').filter((text) => EMPTIED.test(text)).map((text) => text.trim()).join('\n');
}

function fileOf({ commandLine }: ServerObserved): string {
  return commandLine.split(' ').find((word) => word.endsWith('.js')) ?? commandLine;
}

function firstLines(text: string): string {
  return text.split('\n').slice(0, 8).join('\n');
}
