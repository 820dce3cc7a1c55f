import { cpSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageFolder } from '../../support/system/files/project';

/** What cucumber-js reads, in addition to labs and their files. */
const PARTS = ['cucumber.js', 'tsconfig.json', 'package.json', 'steps', 'support'];

/** Makes a copy of this project, so that a test can change the labs in it. @param labs parts with labs to copy too @returns its folder */
export function copyProject(purpose: string, labs: readonly string[] = []): string {
  const project = mkdtempSync(join(tmpdir(), `labspec-${purpose}-`));
  for (const part of [...PARTS, ...labs]) cpSync(join(packageFolder, part), join(project, part), { recursive: true });
  symlinkSync(join(packageFolder, 'node_modules'), join(project, 'node_modules'));
  return project;
}
