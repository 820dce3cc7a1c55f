import { quoted } from '../../system/command/quoted';
import type { Listening } from '../../system/process/listeners';
import type { RuleTable } from '../../runtime/diagnose';

/** Observations of a server that labspec started to check it. */
export interface ServerObserved {
  commandLine: string;
  /** The port that it got as its argument. */
  port: number;
  /** The line that it should log. */
  line: string;
  output: string;
  /** The text of its file. */
  source?: string;
  /** The URL that it did not answer. */
  url?: string | undefined;
  /** How it ended; undefined while it runs. */
  ended: string | undefined;
  /** Where it listens; empty if the system does not show it. */
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
      tell: (observed) => ({ reason: `${fileOf(observed)} is not valid JavaScript`, seen: firstLines(said(observed)), look: `node --check ${fileOf(observed)}`, next: /[‘’“”]/.test(said(observed)) ? 'write straight quotes (\' or ") instead of the curly quotes that word processors insert' : 'compare the line shown above with the lab, character by character, and correct it' }),
    },
    {
      cause: 'filled-in-by-the-shell',
      applies: isFilledIn,
      tell: (observed) => ({ reason: `The shell replaced the text in backticks and after $ when it wrote ${fileOf(observed)}, so this text is missing`, expected: '`...${port}...`', seen: emptied(observed), look: `cat ${fileOf(observed)}`, next: `write the file again, with quotes around the end mark of the here-document, so that the shell changes nothing: tee ${fileOf(observed)} <<'EOF'` }),
    },
    {
      cause: 'other-argument-read',
      applies: (observed) => readArgument(observed) !== undefined && (observed.ended !== undefined || onPort(observed).length === 0),
      tell: (observed) => ({ reason: `${fileOf(observed)} reads its port from process.argv[${readArgument(observed) ?? ''}], but its first argument is process.argv[2]`, expected: observed.line, seen: firstLines(said(observed)), look: `grep -n argv ${fileOf(observed)}`, next: 'write: process.argv[2]' }),
    },
    {
      cause: 'module-missing',
      applies: (observed) => observed.ended !== undefined && missingModule(observed) !== undefined,
      tell: (observed) => ({ reason: `${fileOf(observed)} needs the module ${missingModule(observed) ?? ''}, which is not installed`, seen: firstLines(said(observed)), look: `grep -n ${quoted(missingModule(observed) ?? '')} ${fileOf(observed)}`, next: 'use the module http, which comes with Node.js, as the lab does' }),
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
      tell: (observed) => ({ reason: 'The server does not listen on the port that it gets as its argument', expected: observed.line, seen: said(observed), look: SHOWS(observed), next: 'write: const port = process.argv[2];' }),
    },
    {
      cause: 'bound-to-loopback',
      applies: (observed) => onPort(observed).length > 0 && onPort(observed).every(({ address }) => LOOPBACK.includes(address)),
      tell: (observed) => ({ reason: 'Only its own machine can reach the server', expected: 'it listens on 0.0.0.0', seen: `it listens on ${onPort(observed).map(({ address }) => address).join(', ')}`, look: `ss -tln 'sport = :${observed.port}'`, next: "write: server.listen(port, '0.0.0.0', ...)" }),
    },
    {
      cause: 'not-a-template',
      applies: (observed) => /\$\{\w+\}/.test(observed.output) && !hasSaidSo(observed),
      tell: (observed) => ({ reason: 'The server prints ${...} unchanged: JavaScript fills it in only between backticks', expected: observed.line, seen: said(observed), look: `grep -n '\${' ${fileOf(observed)}`, next: 'write the text between backticks (`...`) instead of quotes' }),
    },
    {
      cause: 'start-line-missing',
      unless: ['filled-in-by-the-shell', 'not-a-template'],
      applies: (observed) => onPort(observed).length > 0 && !hasSaidSo(observed),
      tell: (observed) => ({ reason: 'The server runs, but does not log the line that the lab shows', expected: observed.line, seen: said(observed), look: SHOWS(observed), next: 'make it log this line when it starts to listen' }),
    },
    {
      cause: 'https-server',
      applies: (observed) => observed.url !== undefined && speaksHttps(observed),
      tell: (observed) => ({ reason: `${fileOf(observed)} makes its server with the module https, so it does not answer HTTP requests`, subject: observed.url, look: `grep -n https ${fileOf(observed)}`, next: "write http instead of https: const http = require('http')" }),
    },
    {
      cause: 'answer-never-ended',
      unless: ['https-server'],
      applies: (observed) => observed.url !== undefined && onPort(observed).length > 0 && observed.ended === undefined && hasSaidSo(observed),
      tell: (observed) => ({ reason: 'The server accepts requests, but does not answer them', subject: observed.url, expected: 'an answer', seen: 'no answer within a few seconds, although it listens', look: `curl -i --max-time 5 ${observed.url ?? ''}`, next: `end each answer: ${responseOf(observed.source)}.end(...), for every path` }),
    },
  ],
};

/** The name of the response variable in a program. */
export function responseOf(source = ''): string {
  return /createServer\(\s*(?:async\s+)?(?:function\s*\w*\s*)?\(\s*\w+\s*,\s*(\w+)/.exec(source)?.[1] ?? 'response';
}

/** The index in process.argv that a program reads, unless it reads its first argument: `process.argv[1]` is the path of the program. */
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

/** The rest of a template that a shell has emptied. */
const EMPTIED = /``|:\/`|\b(console\.log|end|write)\(\s*\)/;

/** In an unquoted here-document, a shell runs text in backticks as a command and replaces unset variables by nothing. */
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
