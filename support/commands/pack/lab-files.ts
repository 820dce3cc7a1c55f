import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { manifestsOf, type Lab } from '../../lab/lab';
import { labFolder } from '../../lab/load-lab';
import { projectFolder } from '../../system/files/project';
import { readText } from '../../text/read-text';
import type { Files } from '../written-files';
import { studentFeature } from './student-feature';
import { studentYaml, withoutComments } from './student-yaml';
import { escaped } from '../../system/escaped';

export interface StudentsLab {
  files: Files;
  /** The files in `fixtures/<name>` that students do not get. */
  leftOut: string[];
}

/**
 * A lab as students get it: lab.yaml, features, its text, its scene, and of its other files those that the features or the text name and that students
 * do not write themselves. @param written the files that the reader writes, according to the features
 * @throws AuthorError if a feature cannot be read
 */
export function labFiles(name: string, lab: Lab, written: readonly string[]): StudentsLab {
  const folder = labFolder(name);
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  const features = globSync('*.feature', { cwd: folder }).sort().map((file) => [file, studentFeature(read(file), `features/${name}/${file}`)] as const);
  const text = existsSync(join(folder, 'lab.md')) ? read('lab.md') : undefined;
  const words = [...features.map(([, feature]) => feature), text ?? ''].join('\n');
  const solutions = new Set([...written, ...lab.files, ...manifestsOf(lab), ...(text === undefined ? [] : shownIn(join(folder, 'lab.md')))]);
  const fixtures = filesIn(join(projectFolder(), 'fixtures', name));
  const given = fixtures.filter((file) => lab.scene.includes(file) || (!solutions.has(file) && isNamed(file, words)));
  const pictures = filesIn(folder).filter((file) => !/\.(feature|md|ya?ml)$/.test(file) && isNamed(file, text ?? ''));
  const files: Files = new Map<string, string | Buffer>([
    [`features/${name}/lab.yaml`, studentYaml(read('lab.yaml'))],
    ...(text === undefined ? [] : [[`features/${name}/lab.md`, text] as const]),
    ...features.map(([file, feature]) => [`features/${name}/${file}`, feature] as const),
    ...pictures.map((file) => [`features/${name}/${file}`, readFileSync(join(folder, file))] as const),
    ...given.map((file) => [`fixtures/${name}/${file}`, fixture(name, file, lab.scene)] as const),
  ]);
  return { files, leftOut: fixtures.filter((file) => !given.includes(file)) };
}

/** The files that a text shows, for its reader to write. */
function shownIn(file: string): string[] {
  return readText(file).blocks.flatMap(({ kind, name: shown }) => (kind === 'file' && shown !== undefined ? [shown] : []));
}

function fixture(name: string, file: string, scene: readonly string[]): string | Buffer {
  const bytes = readFileSync(join(projectFolder(), 'fixtures', name, file));
  return scene.includes(file) ? withoutComments(bytes.toString('utf8')) : bytes;
}

function filesIn(folder: string): string[] {
  return globSync('**/*', { cwd: folder }).filter((file) => statSync(join(folder, file), { throwIfNoEntry: false })?.isFile()).sort();
}

/** Whether a text has the name of a file, and not only as a part of another name. */
function isNamed(file: string, text: string): boolean {
  const name = escaped(file);
  return new RegExp(`(?<![\\w/-]|\\w\\.)${name}(?![\\w/-]|\\.\\w)`).test(text);
}
