import { LineCounter, parseDocument } from 'yaml';
import { checkEqual } from '../../errors/check-equal';
import { TaskFailed, messageOf, type Mistake } from '../../errors/errors';
import { jsonMistake } from './json-mistake';
import { inOneWay } from './start-script';

/** @throws TaskFailed if package.json is not JSON or has another start script */
export function checkStartScript(text: string, script: string): void {
  const { scripts, main } = readPackage(text) as { scripts?: { start?: unknown } | null; main?: unknown };
  const start = scripts?.start;
  const cause = start === undefined ? 'start-script-missing' : 'other-start-script';
  checkEqual(typeof start === 'string' ? shown(start, script, main) : (start ?? 'no start script'), script, { cause, reason: start === undefined ? 'package.json has no start script' : 'package.json has the wrong start script', look: 'npm pkg get scripts', subject: 'package.json, scripts.start', next: `write: "start": "${script}"` });
}

/** @param source of the program that it starts @throws TaskFailed if package.json makes the program an ES module although it uses require */
export function checkModuleType(text: string, file: string, source: string): void {
  const { type } = readPackage(text) as { type?: unknown };
  if (type !== 'module' || !file.endsWith('.js') || !/\brequire\(/.test(source) || /\bcreateRequire\b/.test(source)) return;
  throw new TaskFailed({ cause: 'module-type', reason: `package.json makes ${file} an ES module, which has no require, but ${file} uses require`, subject: 'package.json, type', expected: 'no "type", as in the lab', seen: '"type": "module"', look: 'npm pkg get type', next: 'npm pkg delete type' });
}

/** @throws TaskFailed if package.json is not JSON or has a key twice: npm uses the last one */
export function readPackage(text: string): object {
  const value = parsed(text.replace(/^\uFEFF/, ''));
  mustSayOnce(text, value);
  return value;
}

function parsed(text: string): object {
  const told = { cause: 'package-json-invalid', subject: 'package.json', look: 'npm pkg get' };
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
    throw new TaskFailed({ ...told, reason: 'package.json is not a JSON object', expected: 'one pair of braces around everything: { ... }', seen: text.trim().split('\n')[0] ?? '', next: 'write package.json as the lab shows it' });
  } catch (error) {
    if (error instanceof TaskFailed) throw error;
    throw new TaskFailed({ ...told, ...notJson(text, error) });
  }
}

function notJson(text: string, error: unknown): Pick<Mistake, 'reason' | 'seen' | 'next'> & { subject?: string } {
  const reason = 'package.json is not valid JSON';
  const mistake = jsonMistake(text);
  if (!mistake) return { reason, seen: messageOf(error), next: 'compare it with the lab, character by character' };
  const { line, wrong, next } = mistake;
  return { reason: `${reason}: ${wrong}`, subject: `package.json:${line}`, seen: (text.split('\n')[line - 1] ?? '').trim(), next };
}

/** JSON is YAML, and the YAML parser reports duplicate keys with their lines. */
function mustSayOnce(text: string, value: { scripts?: { start?: unknown } | null }): void {
  const lineCounter = new LineCounter();
  const twice = parseDocument(text, { lineCounter }).errors.find(({ code }) => code === 'DUPLICATE_KEY');
  if (!twice) return;
  const line = lineCounter.linePos(twice.pos[0]).line;
  const [key = ''] = /"[^"]*"/.exec(text.split('\n')[line - 1] ?? '') ?? [];
  throw new TaskFailed({ cause: 'key-twice', reason: `package.json has ${key} twice, and npm uses only the second one${value.scripts?.start === undefined ? ', so there is no start script' : ''}`, subject: `package.json:${line}`, seen: (text.split('\n')[line - 1] ?? '').trim(), look: 'cat -n package.json', next: `keep only one ${key}, with everything that belongs to it` });
}

/** The script as the student has written it, unless it does the same as the lab's. */
function shown(start: string, script: string, main: unknown): string {
  return inOneWay(start, main) === inOneWay(script, main) ? script : start;
}
