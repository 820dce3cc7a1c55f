import { existsSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { EnvironmentError, TaskFailed } from '../../errors/errors';
import type { Run } from '../../runtime/run';
import { lastLines, type CommandRecord } from '../../system/command/command-record';
import { readPackage } from './check-package';

/** Scripts that npm runs during an installation. */
const LIFECYCLE = ['preinstall', 'install', 'postinstall', 'prepublish', 'preprepare', 'prepare', 'postprepare'];

const NO_ANSWER = /^npm error code (?:EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH)$/m;

interface Package {
  scripts?: Record<string, unknown> | null;
  dependencies?: Record<string, unknown> | null;
  devDependencies?: Record<string, unknown> | null;
  engines?: unknown;
}

function lifecycleScripts(text: string): string[] {
  const { scripts } = readPackage(text) as Package;
  return LIFECYCLE.filter((name) => typeof scripts?.[name] === 'string');
}

/** @param text of package.json */
export function hasLifecycleScripts(text: string): boolean {
  return lifecycleScripts(text).length > 0;
}

/** Whether anything in the folder can make an installation fail, so that a trial of it can show why. @param text of package.json */
export function mayFail({ folder }: Pick<Run, 'folder'>, text: string): boolean {
  const { dependencies, devDependencies, engines } = readPackage(text) as Package;
  const packages = Object.keys({ ...dependencies, ...devDependencies });
  return hasLifecycleScripts(text) || packages.length > 0 || engines !== undefined || existsSync(join(folder, '.npmrc'));
}

/** @param text of package.json @throws TaskFailed if the installation has failed, with what npm said, EnvironmentError if the registry does not answer */
export function mustInstall(record: CommandRecord, text: string): void {
  if (record.exitCode === 0) return;
  if (NO_ANSWER.test(record.output)) throw new EnvironmentError({ cause: 'registry-not-answering', reason: 'The registry of npm does not answer', seen: lastLines(record.output, 8), look: 'npm ping', next: 'make sure that npm reaches its registry, then run it again' });
  throw new TaskFailed({ cause: 'install-fails', subject: 'package.json', seen: lastLines(record.output, 8), look: 'npm install', ...whyItFails(record, text) });
}

function whyItFails({ output }: CommandRecord, text: string): { reason: string; next: string } {
  if (output.includes('code EBADENGINE')) return { reason: 'npm install fails: package.json asks for a version of Node.js that is not installed here, and engine-strict makes npm refuse any other', next: 'npm pkg delete engines\nnpm install' };
  const missing = /code (?:E404|ETARGET|ENOVERSIONS)\b[^]*?(?:'|for )((?:@[\w.-]+\/)?[\w.-]+)(?:@|$)/m.exec(output)?.[1];
  if (missing && isBuiltin(missing)) return { reason: `npm install fails: package.json asks the registry for ${missing}, which comes with Node.js`, next: `npm pkg delete dependencies.${missing}\nnpm install` };
  if (missing) return { reason: `npm install fails: the registry has no package ${missing} in the version that package.json asks for`, next: `npm pkg delete dependencies.${missing}\nnpm install` };
  const scripts = lifecycleScripts(text).join(' and ');
  if (scripts) return { reason: `npm install fails: package.json makes it run ${scripts}`, next: `remove ${scripts} from the scripts of package.json, or fix the error that npm reports, then: npm install` };
  return { reason: 'npm install fails', next: 'fix the error that npm reports, then: npm install' };
}
