/** Which columns of a roster are meant; headers in small letters. */
export interface Columns {
  /** The name of the student's folder. */
  id: string;
  /** By what else a folder of theirs may be called. */
  others: string[];
  /** One, or first and last name. */
  name: string[];
  email: string | undefined;
  /** For an export of a teaching system with rows that are not students. */
  isExport: boolean;
}

/** What people choose, or systems that teach, call what a student is known by; the best first. Canvas' own ID is a number that nobody sees. */
const IDS = ['sis login id', 'github_username', 'username', 'user name', 'login id', 'sid', 'student id', 'id number', 'sis user id', 'org defined id', 'identifier'];
const NAMES = [['name'], ['student'], ['full name'], ['first name', 'last name'], ['first name', 'surname']];
const EMAILS = ['email', 'email address', 'e-mail', 'identifier'];

/**
 * Finds out what the columns mean: labspec's own `id`, `name`, `email`, or those that Canvas, Moodle, GitHub Classroom, Gradescope and Blackboard export.
 * @param headers in small letters @param chosen by the user, in their own spelling @returns undefined if no column identifies the student
 */
export function columnsOf(headers: readonly string[], chosen: { id?: string | undefined; name?: string | undefined } = {}): Columns | undefined {
  const known = IDS.filter((id) => headers.includes(id));
  // Next to a column of Canvas, `ID` is Canvas’ own number.
  const own = headers.includes('id') && !headers.includes('student') ? ['id'] : [];
  const email = EMAILS.find((header) => headers.includes(header));
  const [id, ...others] = [...(chosen.id ? [chosen.id.trim().toLowerCase()] : []), ...own, ...known, ...(email ? [email] : [])];
  if (id === undefined) return undefined;
  const name = chosen.name ? [chosen.name.trim().toLowerCase()] : (NAMES.find((parts) => parts.every((part) => headers.includes(part))) ?? []);
  const canvas = headers.includes('student') && headers.includes('id') ? ['id'] : [];
  return { id, others: [...others, ...canvas].filter((other, index, all) => other !== id && all.indexOf(other) === index), name, email, isExport: own.length === 0 && !chosen.id };
}

/** `Baker, Ann`, as Canvas has it, is Ann Baker. */
export function nameIn(record: Record<string, string>, parts: readonly string[]): string {
  const name = parts.map((part) => (record[part] ?? '').trim()).filter(Boolean).join(' ');
  const [last = '', first] = name.split(/,\s+/, 2);
  return parts[0] === 'student' && first ? `${first} ${last}` : name;
}
