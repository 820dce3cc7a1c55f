import { basename } from 'node:path';
import type { Word } from '../../../vocabulary/shell/parse-lines';

/** Programs that read SQL from their input; a client with a statement of its own, as behind `-e`, reads none. */
const CLIENTS = new Set(['mysql', 'mariadb', 'psql', 'cqlsh']);
const HAS_STATEMENT = /^-(?:e|c|f|-execute|-eval|-command|-file)(?:$|=)/;
/** It asks for the password at the terminal. */
const ASKS = /^(?:-p|-W|--password)$/;
const PLAIN = /^[\w./:@=+%-]+$/;
const STATEMENT = /^(?:select|insert|create|use|show|drop|update|delete|alter|grant|revoke|describe|desc|explain|set|flush|truncate|begin|commit|start transaction)\b[^]*;\s*$|^\\[a-z]+\b/i;

/** A client that is started for the lines below it, with its options; undefined if none is. @param command within the container */
export function clientOf(command: readonly Word[]): string | undefined {
  const [program = '', ...rest] = command;
  if (!CLIENTS.has(basename(program)) || rest.length === 0) return undefined;
  if (rest.some((word) => word === undefined || !PLAIN.test(word) || HAS_STATEMENT.test(word) || ASKS.test(word))) return undefined;
  return command.join(' ');
}

/** Whether a line ends with such a client. */
export function startsClient(text: string): boolean {
  const words = text.trim().split(/\s+/);
  const at = words.findIndex((word) => CLIENTS.has(basename(word)));
  return at > 0 && clientOf(words.slice(at)) !== undefined;
}

export function isStatement(text: string): boolean {
  return STATEMENT.test(text.trim());
}

/** A client with the database that a line goes to: `use shop;`. */
export function inDatabase(client: string, text: string): string {
  const name = /^(?:use|\\c)\s+([\w-]+)\s*;?\s*$/i.exec(text.trim())?.[1];
  return name === undefined || !/\b(?:mysql|mariadb|psql)\b/.test(client) ? client : `${client} ${/\bpsql\b/.test(client) ? '-d' : '-D'} ${name}`;
}
