import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { AuthorError, messageOf } from '../../errors/errors';
import { reportSchema, type ConformanceReport } from './report';

const OLDER = 'conformance.labspec/v1alpha1';

/** @throws AuthorError naming the file and the key */
export function readReport(file: string): ConformanceReport {
  const told = { subject: file, next: 'name a conformance.yaml that labspec conformance has written' };
  let content: unknown;
  try {
    content = parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new AuthorError({ ...told, reason: 'The report cannot be read', seen: messageOf(error) });
  }
  const { apiVersion } = (content ?? {}) as { apiVersion?: unknown };
  if (apiVersion === OLDER) throw new AuthorError({ ...told, reason: 'The report is of an older labspec, and of another form', seen: OLDER, next: 'make it again: npx labspec conformance' });
  const result = reportSchema.safeParse(content);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new AuthorError({ ...told, reason: `The report is none of labspec's: ${issue?.message ?? 'not valid'}`, seen: issue?.path.join('.') });
}
