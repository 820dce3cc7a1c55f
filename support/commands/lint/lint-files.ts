import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { LineCounter, parseAllDocuments } from 'yaml';
import { projectFolder } from '../../system/files/project';
import type { Finding } from './finding';

const LARGEST = 1_000_000;

/** The files of a lab that are not what their names say: YAML and JSON that cannot be read. Templates are not read: their values come later. @param name of the lab */
export function lintFiles(name: string): Finding[] {
  const folder = join(projectFolder(), 'fixtures', name);
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile() && /\.(?:ya?ml|json)$/.test(entry.name));
  return files.map((entry) => join(entry.parentPath, entry.name)).filter((file) => statSync(file).size < LARGEST).flatMap(mistakesIn);
}

function mistakesIn(file: string): Finding[] {
  const text = readFileSync(file, 'utf8');
  if (/\{\{.*\}\}|\$\{\w+/.test(text)) return [];
  const found = file.endsWith('.json') ? inJson(text) : inYaml(text);
  return found ? [{ place: `${relative(projectFolder(), file)}:${found.line}`, reason: `This is not ${file.endsWith('.json') ? 'JSON' : 'YAML'}: ${found.why}`, next: 'correct it, or give the file a name that says what it is; if it is wrong on purpose, for readers to find out: .txt' }] : [];
}

interface Mistake {
  line: number;
  why: string;
}

function inYaml(text: string): Mistake | undefined {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines });
  const [error] = Array.isArray(documents) ? documents.flatMap(({ errors }) => errors) : [];
  return error && { line: lines.linePos(error.pos[0]).line, why: firstLine(error.message) };
}

/** The parser says where in a sentence only; a file that ends too early has no place. */
function inJson(text: string): Mistake | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const position = Number(/at position (\d+)/.exec(message)?.[1] ?? text.length);
    return { line: text.slice(0, position).split('\n').length, why: firstLine(message.replace(/ in JSON at position.*$/s, '')) };
  }
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
}
