import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { AuthorError, messageOf } from '../../errors/errors';
import { plainLine } from '../../redaction/plain-text';
import { columnsOf, nameIn, type Columns } from './roster-columns';

export interface Student {
  /** The name of the folder with their submission. */
  id: string;
  name: string;
  email: string;
}

export interface RosterRow extends Student {
  /** By what else a folder of theirs may be called, best first. */
  otherIds: string[];
}

export interface RosterOptions {
  /** Headers of the columns that are meant. */
  id?: string | undefined;
  name?: string | undefined;
  /** Called with a line for each row that is not a student. */
  warn?: (line: string) => void;
}

const COLUMNS = ['id', 'name', 'email'];

/**
 * Reads who is in a class: CSV with the columns `id` (the name of the student's folder), `name` and `email`, in any order, or as systems that teach export it; other
 * columns are left alone.
 * @throws AuthorError naming file and line
 */
export function readRoster(file: string, options: RosterOptions = {}): RosterRow[] {
  const { rows, columns } = parsed(file, options);
  const seen = new Map<string, number>();
  return rows.flatMap(({ record, info: { lines } }) => {
    const at = `${file}:${lines}`;
    const name = nameIn(record, columns.name);
    const [id = '', ...otherIds] = [columns.id, ...columns.others].map((column) => (record[column] ?? '').trim()).filter((value, index) => value !== '' || (index === 0 && !columns.isExport));
    if (id === '' && columns.isExport) {
      options.warn?.(plainLine(`line ${lines} of the roster is no student, so it is left out: ${name || Object.values(record).filter(Boolean).join(', ')}`));
      return [];
    }
    if (id === '') throw new AuthorError({ reason: 'A student on the roster has no id', subject: at, expected: 'the name of the folder with the submission' });
    if (id.startsWith('.') || /[/\\\0]/.test(id)) throw new AuthorError({ reason: 'An id on the roster is no name of a folder', subject: at, seen: id });
    const first = seen.get(asSeen(id));
    if (first !== undefined) throw new AuthorError({ reason: `${id} is on the roster twice`, subject: at, seen: `also on line ${first}`, next: 'let each student have one line' });
    seen.set(asSeen(id), lines);
    return [{ id, name: name || id, email: columns.email === undefined ? '' : (record[columns.email] ?? '').trim(), otherIds }];
  });
}

/** The same for all ids that look the same: é may be one character or two, and what is not printed is not seen. */
export function asSeen(id: string): string {
  return plainLine(id.replaceAll(/\p{Default_Ignorable_Code_Point}|\p{Format}/gu, '')).normalize();
}

interface Row {
  record: Record<string, string>;
  info: { lines: number };
}

const DELIMITERS = [',', ';', '\t'];

function parsed(file: string, options: RosterOptions): { rows: Row[]; columns: Columns } {
  let headers: string[] = [];
  const header = (names: string[]): string[] => (headers = names.map((name) => name.trim().toLowerCase()));
  try {
    const bytes = readFileSync(file);
    mustBeUtf8(file, bytes);
    const rows = parse(bytes, { columns: header, bom: true, info: true, skip_empty_lines: true, skip_records_with_empty_values: true, relax_column_count_less: true, delimiter: delimiterOf(bytes.toString()) }) as unknown as Row[];
    const columns = columnsOf(headers, options);
    const lacking = [columns?.id, options.name?.trim().toLowerCase()].find((column) => column !== undefined && !headers.includes(column));
    if (columns === undefined || lacking !== undefined) throw new AuthorError({ reason: `The roster has no column "${lacking ?? 'id'}"`, subject: `${file}:1`, seen: headers.join(', ') || 'no columns', expected: COLUMNS.join(', '), next: 'name the column that has what the students’ folders are called: --id-column NAME' });
    return { rows, columns };
  } catch (error) {
    if (error instanceof AuthorError) throw error;
    throw new AuthorError({ reason: 'The roster cannot be read', subject: file, seen: messageOf(error), expected: `CSV with the columns ${COLUMNS.join(', ')}` });
  }
}

/** What Excel calls "CSV" and "Unicode Text" is something else: names would be read as others, and would match no folder. */
function mustBeUtf8(file: string, bytes: Buffer): void {
  // In Latin-1 a character is a byte, so each line keeps its own; no text has a byte of zeros, but UTF-16 has.
  const lines = bytes.toString('latin1').split(/\r\n|\r|\n/).map((line) => Buffer.from(line, 'latin1'));
  const wrong = lines.findIndex((line) => !isUtf8(line) || line.includes(0));
  if (wrong === -1) return;
  const seen = lines[wrong]?.includes(0) ? 'UTF-16, or no text' : lines[wrong]?.toString();
  throw new AuthorError({ reason: 'The roster is not in UTF-8', subject: `${file}:${wrong + 1}`, expected: 'text in UTF-8', seen, next: 'save it as "CSV UTF-8", which is a kind of file of its own in Excel and others' });
}

/** The one that sets most columns apart. Of the header alone: the names of people have commas and semicolons, too. */
function delimiterOf(text: string): string {
  const unquoted = text.replaceAll(/"[^"]*"/g, (quoted) => quoted.replaceAll(/["\s,;]/g, ''));
  const [header = ''] = unquoted.trimStart().split(/[\r\n]/, 1);
  const count = (delimiter: string): number => header.split(delimiter).length;
  const withId = DELIMITERS.find((delimiter) => header.split(delimiter).some((name) => name.trim().toLowerCase() === 'id'));
  return withId ?? [...DELIMITERS].sort((a, b) => count(b) - count(a))[0] ?? ',';
}
