import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { AuthorError } from '../../errors/errors';
import { labFile } from '../files/actions';
import type { Run } from '../../runtime/run';

/** An object of the scene, in a file of its own. */
export interface SceneObject {
  /** In the run's folder. */
  file: string;
  /** As people say it: `Deployment shop`. */
  name: string;
  /** The file of the lab that describes it. */
  from: string;
}

/** Writes the objects of the scene into the run's folder, each into a file of its own: what is made one by one can be removed one by one. @throws AuthorError if the lab lacks a file, or it is not YAML */
export function sceneObjects(run: Run): SceneObject[] {
  return run.lab.scene.flatMap((from) => {
    const path = labFile(run, from);
    const documents = parseAllDocuments(run.inOwnNames(readFileSync(path, 'utf8'))).filter((document) => document.contents !== null);
    return documents.map((document, index) => {
      const [broken] = document.errors;
      if (broken) throw new AuthorError({ reason: `${from} is not valid YAML`, subject: path, seen: broken.message, next: 'correct it' });
      const { kind = 'object', metadata } = document.toJS() as { kind?: string; metadata?: { name?: string } };
      const file = `scene-${index + 1}-${from.replaceAll('/', '-')}`;
      writeFileSync(join(run.folder, file), document.toString());
      return { file, name: `${kind} ${metadata?.name ?? ''}`.trim(), from };
    });
  });
}
