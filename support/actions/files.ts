import { copyFileSync, existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { traceOf } from '../actors/trace';
import type { CommandRecord } from '../command/command-record';
import { AuthorError, TaskFailed } from '../errors';
import type { LabWorld } from '../world';
import type { Action } from './action';

/** Writes a file of the lab into the run's own folder, as its reader does by heredoc. */
export function createFile(world: LabWorld, name: string): Action {
  const source = world.run.fixture(name);
  if (!existsSync(source)) throw new AuthorError({ reason: `The lab has no file "${name}"`, subject: source, next: 'put it into the fixtures folder of the lab' });
  const commandLine = `tee ${name} <<"EOF"\n${readFileSync(source, 'utf8')}EOF`;
  return {
    name: `create the file ${name}`,
    commandLine,
    perform: ({ run }) => {
      copyFileSync(source, join(run.folder, name));
      if (run.lab.buildFiles.includes(name)) run.forget('image', 'nodes');
      return Promise.resolve({ commandLine, cwd: run.folder, exitCode: 0, outcome: 'exited', seconds: 0, stdout: '', stderr: '', output: '' });
    },
    trace: (student) => fileIn(student, name),
  };
}

/** The file as somebody else has written it. @throws TaskFailed if it is not there, also where only its spelling differs */
export function fileIn({ run }: LabWorld, name: string): Promise<CommandRecord> {
  const files = readdirSync(run.folder);
  if (files.includes(name)) return Promise.resolve(traceOf(run.shownFolder, `cat ${name}`, readFileSync(join(run.folder, name), 'utf8')));
  const misspelt = files.find((file) => file.toLowerCase() === name.toLowerCase());
  const told = misspelt ? { cause: 'file-misnamed', reason: `The file ${name} is called ${misspelt}`, next: `mv ${misspelt} ${name}` } : { cause: 'file-missing', reason: `There is no file ${name}`, next: `create ${name}, as the lab shows it` };
  throw new TaskFailed({ ...told, subject: run.shownFolder, seen: files.join(', ') || 'no files', look: `ls -l ${run.shownFolder}` });
}
