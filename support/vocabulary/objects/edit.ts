import { parse } from 'yaml';
import { AuthorError, TaskFailed } from '../../errors/errors';
import type { Action } from '../../runtime/scenario';
import { worksInOwnNamespace } from '../cluster/own-namespace';
import { quoted } from '../../system/command/quoted';
import { stepsOf } from '../shell/path';
import { setAt } from './set-at';
import { called, kindFor, oneWord, type NamedObject } from './named-object';

/** `kubectl edit`, to a wanted state. @param changes paths with their values, as YAML writes them */
export function editObject(named: NamedObject, changes: readonly (readonly [string, string])[]): Action {
  const line = `kubectl edit ${oneWord(named.word)} ${named.name}`;
  return {
    name: `edit ${called(named)}`,
    commandLine: line,
    unattended: patchLine(named, changes),
    perform: async ({ run }) => {
      if (!(await worksInOwnNamespace(run)) || named.namespace !== undefined) throw new AuthorError({ reason: 'labspec edits objects only in a namespace that is the run’s own', subject: called(named), next: 'write ownNamespace: true in lab.yaml' });
      const api = await run.api();
      const { namespace } = run.lab.names;
      const object = await api.object(await kindFor(api, named.word), namespace, named.name);
      if (!object) throw new TaskFailed({ cause: 'object-missing', reason: `There is no ${called(named)} to be edited`, look: `kubectl get ${named.word}s -n ${namespace}`, next: 'create it as the lab shows' });
      for (const [path, value] of changes) setAt(object, path, value);
      const start = performance.now();
      await api.replaceObject(object);
      const output = `${called(named)} edited\n`;
      return { commandLine: line, cwd: run.folder, exitCode: 0, outcome: 'exited', seconds: (performance.now() - start) / 1000, stdout: output, stderr: '', output };
    },
  };
}

/** The same edit as one line: a patch. */
function patchLine(named: NamedObject, changes: readonly (readonly [string, string])[]): string {
  const begin = `kubectl patch ${oneWord(named.word)} ${named.name}`;
  const isInList = changes.some(([path]) => /\[\d+\]/.test(path));
  if (isInList) return `${begin} --type=json -p ${quoted(JSON.stringify(changes.map(([path, value]) => ({ op: 'replace', path: `/${stepsOf(path).map(asPointer).join('/')}`, value: parse(value) as unknown }))))}`;
  const patch = {};
  for (const [path, value] of changes) setAt(patch, path, value);
  return `${begin} --type=merge -p ${quoted(JSON.stringify(patch))}`;
}

/** See RFC 6901. */
function asPointer(step: string | number): string {
  return String(step).replaceAll('~', '~0').replaceAll('/', '~1');
}
