import { existsSync, readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import type { AnyObject } from '../../platform/kubernetes/cluster-api';
import type { OwnLine } from '../../runtime/own-way';
import type { Run } from '../../runtime/run';
import { hereDocuments } from '../../system/shell/here-documents';
import { shellOf } from '../shell/reader-shell';
import { inLine } from '../shell/values';
import { makingOf, type Making } from './lines';

const LINE_SECONDS = 10;

/** The objects that lines of the lab make, before the API server completes them. @param lines in their order */
export async function ownObjects(run: Run, lines: readonly OwnLine[]): Promise<AnyObject[]> {
  const found: AnyObject[] = [];
  for (const { line } of lines) {
    const text = inLine(run, line);
    for (const making of makingOf(text)) found.push(...(await objectsOf(run, making, text)));
  }
  return found;
}

async function objectsOf(run: Run, making: Making, text: string): Promise<AnyObject[]> {
  if ('files' in making) return making.files.flatMap((file) => (file === '-' ? hereDocuments(text) : [textOf(run, file)])).flatMap(inManifest);
  const { stdout, exitCode } = await (await shellOf(run)).run(making.prints, { within: LINE_SECONDS });
  return exitCode === 0 ? inManifest(stdout) : [];
}

/** The lab's file, not the student's. What students get may not have it. */
function textOf(run: Run, file: string): string {
  const source = run.fixture(file);
  return existsSync(source) && !source.endsWith('/') ? run.inOwnNames(readFileSync(source, 'utf8')) : '';
}

function inManifest(text: string): AnyObject[] {
  const documents = [...parseAllDocuments(text)];
  if (documents.some(({ errors }) => errors.length > 0)) return [];
  return documents.map((document) => document.toJS() as unknown).filter(isObject);
}

function isObject(value: unknown): value is AnyObject {
  const { kind, metadata } = (value ?? {}) as AnyObject;
  return kind !== undefined && metadata?.name !== undefined;
}
