import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { traceOf } from '../../system/command/trace-record';
import { quoted } from '../../system/command/quoted';
import type { CommandRecord } from '../../system/command/command-record';
import { AuthorError } from '../../errors/errors';
import type { Run } from '../../runtime/run';
import type { Action, Scenario } from '../../runtime/scenario';

/** The path of a file of the lab. @throws AuthorError if the lab does not have it */
export function labFile(run: Run, name: string): string {
  const source = run.fixture(name);
  if (existsSync(source)) return source;
  throw new AuthorError({ reason: `The lab has no file "${name}"`, subject: source, next: 'put it into the fixtures folder of the lab' });
}

/** Writes a file of the lab into the run's own folder, as the reader does with a here-document. */
export function createFile(world: Scenario, name: string): Action {
  // A check looks at the student's file; what students get does not have the lab's.
  const source = world.run.inspectsOnly ? world.run.fixture(name) : labFile(world.run, name);
  const commandLine = lineFor(world.run, name, source);
  return {
    name: `create the file ${name}`,
    commandLine,
    writes: name,
    perform: ({ run }) => {
      mkdirSync(dirname(join(run.folder, name)), { recursive: true });
      if (run.lab.files.includes(name)) {
        copyFileSync(source, join(run.folder, name));
        run.forget('image', 'nodes');
      } else {
        writeFileSync(join(run.folder, name), run.inOwnNames(readFileSync(source, 'utf8')));
      }
      return Promise.resolve({ commandLine, cwd: run.folder, exitCode: 0, outcome: 'exited', seconds: 0, stdout: '', stderr: '', output: '' });
    },
    trace: (student) => fileIn(student, name),
  };
}

function lineFor({ runsUntrustedCode }: Run, name: string, source: string): string {
  if (runsUntrustedCode) return `cp ${quoted(join(basename(dirname(source)), name))} .`;
  return existsSync(source) ? `tee ${name} <<"EOF"\n${readFileSync(source, 'utf8')}EOF` : `tee ${name}`;
}

/** The file as the student wrote it. @throws TaskFailed if it is missing or cannot be read */
export function fileIn({ run }: Scenario, name: string): Promise<CommandRecord> {
  return Promise.resolve(traceOf(run.shownFolder, `cat ${name}`, run.readFile(name)));
}
