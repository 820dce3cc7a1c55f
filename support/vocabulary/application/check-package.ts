import { LineCounter, parseDocument } from 'yaml';
import { checkEqual } from '../../errors/check-equal';
import { TaskFailed, messageOf } from '../../errors/errors';

/** @throws TaskFailed where package.json is not JSON, or starts something else */
export function checkStartScript(text: string, script: string): void {
  const { scripts } = readPackage(text) as { scripts?: { start?: unknown } | null };
  const start = scripts?.start;
  const cause = start === undefined ? 'start-script-missing' : 'other-start-script';
  checkEqual(typeof start === 'string' ? oneBlank(start) : (start ?? 'no start script'), script, { cause, reason: 'package.json has another start script', look: 'npm pkg get scripts', subject: 'package.json, scripts.start', next: `write: "start": "${script}"` });
}

/** @param source of the program that it starts @throws TaskFailed where package.json makes an ES module of a program that is none */
export function checkModuleType(text: string, file: string, source: string): void {
  const { type } = readPackage(text) as { type?: unknown };
  if (type !== 'module' || !file.endsWith('.js') || !/\brequire\(/.test(source) || /\bcreateRequire\b/.test(source)) return;
  throw new TaskFailed({ cause: 'module-type', reason: `package.json makes an ES module of ${file}, in which there is no require, and ${file} uses it`, subject: 'package.json, type', expected: 'no "type", as in the lab', seen: '"type": "module"', look: 'npm pkg get type', next: 'npm pkg delete type' });
}

/** @throws TaskFailed where package.json is not JSON, or says the same key twice, of which npm takes the last */
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
    throw new TaskFailed({ ...told, reason: 'package.json is not an object in JSON', expected: 'all of it in one pair of braces: { ... }', seen: text.trim().split('\n')[0] ?? '', next: 'write package.json as the lab shows it' });
  } catch (error) {
    if (error instanceof TaskFailed) throw error;
    throw new TaskFailed({ ...told, reason: 'package.json is not valid JSON', seen: messageOf(error), next: 'compare it with the lab, character by character' });
  }
}

/** JSON is YAML, whose parser tells where a key stands twice. */
function mustSayOnce(text: string, value: { scripts?: { start?: unknown } | null }): void {
  const lineCounter = new LineCounter();
  const twice = parseDocument(text, { lineCounter }).errors.find(({ code }) => code === 'DUPLICATE_KEY');
  if (!twice) return;
  const line = lineCounter.linePos(twice.pos[0]).line;
  const [key = ''] = /"[^"]*"/.exec(text.split('\n')[line - 1] ?? '') ?? [];
  throw new TaskFailed({ cause: 'key-twice', reason: `package.json has ${key} twice, and npm takes the second one only${value.scripts?.start === undefined ? ', so that there is no start script' : ''}`, subject: `package.json:${line}`, seen: (text.split('\n')[line - 1] ?? '').trim(), look: 'cat -n package.json', next: `keep one ${key}, with all that belongs to it` });
}

/** A shell takes many blanks for one, and `./FILE` for FILE. */
function oneBlank(script: string): string {
  return script.trim().split(/\s+/).map((word) => word.replace(/^\.\//, '')).join(' ');
}
