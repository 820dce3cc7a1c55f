import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { AuthorError, messageOf } from '../errors';

export interface Student {
  /** The name of the folder with their submission. */
  id: string;
  name: string;
  email: string;
}

const COLUMNS = ['id', 'name', 'email'];

/**
 * Reads who is in a class: CSV with the columns `id` (the name of the student's folder), `name` and `email`, in any order; others are left alone.
 * @throws AuthorError naming file and line
 */
export function readRoster(file: string): Student[] {
  const rows = parsed(file);
  const seen = new Map<string, number>();
  return rows.map(({ record, info: { lines } }) => {
    const at = `${file}:${lines}`;
    const id = (record['id'] ?? '').trim();
    if (id === '') throw new AuthorError({ reason: 'A student on the roster has no id', subject: at, expected: 'the name of the folder with the submission' });
    if (id.startsWith('.') || /[/\\\0]/.test(id)) throw new AuthorError({ reason: 'An id on the roster is no name of a folder', subject: at, seen: id });
    const first = seen.get(id);
    if (first !== undefined) throw new AuthorError({ reason: `${id} is on the roster twice`, subject: at, seen: `also on line ${first}`, next: 'let each student have one line' });
    seen.set(id, lines);
    return { id, name: record['name']?.trim() || id, email: record['email']?.trim() ?? '' };
  });
}

interface Row {
  record: Record<string, string>;
  info: { lines: number };
}

function parsed(file: string): Row[] {
  let columns: string[] = [];
  const header = (names: string[]): string[] => (columns = names.map((name) => name.trim().toLowerCase()));
  try {
    const rows = parse(readFileSync(file), { columns: header, bom: true, info: true, skip_empty_lines: true, delimiter: [',', ';', '\t'] }) as unknown as Row[];
    if (!columns.includes('id')) throw new AuthorError({ reason: 'The roster has no column "id"', subject: `${file}:1`, seen: columns.join(', ') || 'no columns', expected: COLUMNS.join(', ') });
    return rows;
  } catch (error) {
    if (error instanceof AuthorError) throw error;
    throw new AuthorError({ reason: 'The roster cannot be read', subject: file, seen: messageOf(error), expected: `CSV with the columns ${COLUMNS.join(', ')}` });
  }
}
