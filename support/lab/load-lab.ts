import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { AuthorError, messageOf } from '../errors/errors';
import { filesBelow } from '../system/files/files-below';
import { lineInYaml } from '../system/files/line-in-yaml';
import { docsPage, projectFolder } from '../system/files/project';
import { chosenLabIn, labsIn } from './chosen-lab';
import { nearestKey } from './nearest-key';
import { labOf, labSchema, manifestsOf, type Lab } from './lab';
import { firstOf, inPlainWords, placed } from '../errors/plain-words';

/** A run asks for its lab several times. */
const loaded = new Map<string, { text: string; lab: Lab }>();

/** The folder of a lab's features: `features/<name>`. */
export function labFolder(name: string): string {
  return join(projectFolder(), 'features', name);
}

/** The names of all labs of the project. */
export function labNames(): string[] {
  return labsIn(projectFolder());
}

/** The name of a feature's lab, which is the name of its folder. */
export function labOfFeature(uri: string): string {
  return basename(dirname(uri));
}

/** The name of the lab that the user works with; see chosen-lab.d.ts. @throws AuthorError listing the labs if none is chosen */
export function chosenLab(): string {
  const chosen = chosenLabIn(projectFolder());
  if (chosen !== undefined) return chosen;
  const labs = labNames();
  throw new AuthorError({ cause: 'no-lab-chosen', reason: labs.length > 0 ? 'There are several labs here, and none is chosen' : 'There is no lab here', subject: join(projectFolder(), 'features'), seen: labs.join(', ') || 'no folder with a lab.yaml', next: labs.length > 0 ? `choose one: --lab ${labs[0] ?? ''}, or LABSPEC_LAB=${labs[0] ?? ''}` : `write its lab.yaml: see ${docsPage('write-a-lab.md')}` });
}

/** The names of the files that a lab's reader writes: what lab.yaml names, and what is in `fixtures/<name>` to be copied from there. */
export function filesOfReader(lab: Lab, name = chosenLab()): string[] {
  const folder = join(projectFolder(), 'fixtures', name);
  return [...new Set([...lab.files, ...manifestsOf(lab), ...filesBelow(folder)])].filter((file) => !lab.scene.includes(file));
}

/** Reads and checks `features/<name>/lab.yaml`. @throws AuthorError naming file, line and key */
export function loadLab(name = chosenLab()): Lab {
  const file = join(labFolder(name), 'lab.yaml');
  if (!existsSync(file)) throw new AuthorError({ reason: `There is no lab "${name}"`, subject: file, seen: `labs: ${labNames().join(', ') || 'none'}`, next: `choose one of these, or write its lab.yaml: see ${docsPage('write-a-lab.md')}` });
  const text = readText(file);
  const before = loaded.get(file);
  if (before?.text === text) return before.lab;
  const lab = parseLab(text, relative(process.cwd(), file), name);
  loaded.set(file, { text, lab });
  return lab;
}

/** @param file the path to show in errors @param name of the lab */
export function parseLab(text: string, file: string, name = 'lab'): Lab {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const broken = document.errors[0];
  if (broken) throw new AuthorError({ reason: 'lab.yaml is not valid YAML', subject: `${file}:${broken.linePos?.[0].line ?? 1}`, seen: broken.message });
  const result = labSchema.safeParse(document.toJS(), { error: inPlainWords });
  if (!result.success) throw invalid(result.error, document, lines, file);
  const lab = labOf(result.data, name);
  checkTasks(lab, file);
  checkImages(lab, file);
  return lab;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new AuthorError({ reason: 'lab.yaml cannot be read', subject: file, seen: messageOf(error) });
  }
}

function invalid(error: z.ZodError, document: Document, lines: LineCounter, file: string): AuthorError {
  const issue = firstOf(error);
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const place = issue?.path.filter((key) => typeof key !== 'symbol') ?? [];
  const path = unknown === undefined ? place : [...place, unknown];
  const nearest = unknown === undefined ? undefined : nearestKey(unknown, place);
  const wrong = (issue?.code === 'invalid_key' ? issue.issues[0]?.message : issue?.message) ?? 'is not valid';
  return new AuthorError({ reason: place.length > 0 ? `lab.yaml: ${placed(place, wrong)}` : `lab.yaml ${wrong}`, subject: `${file}:${lineInYaml(document, lines, path) ?? 1}${path.length ? `, ${path.join('.')}` : ''}`, next: `${nearest === undefined ? '' : `did you mean ${nearest}? `}see ${docsPage('write-a-lab.md')}` });
}

/** @throws AuthorError for a Pod or a container with an image that lab.yaml does not name */
function checkImages({ images, pods, containers }: Lab, file: string): void {
  for (const { name, image } of [...pods.all, ...containers.all]) {
    if (!images.words.includes(image)) throw new AuthorError({ reason: `${name} has the image "${image}", which is not among the images of lab.yaml`, subject: file, seen: images.words.join(', ') || 'no images', next: `see ${docsPage('write-a-lab.md')}` });
  }
}

function checkTasks(lab: Lab, file: string): void {
  const ids = lab.tasks.map((task) => task.id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new AuthorError({ reason: `lab.yaml has task ${twice} twice`, subject: file });
  for (const task of lab.tasks) {
    const unknown = task.needs.find((need) => !ids.includes(need) || need >= task.id);
    if (unknown !== undefined) throw new AuthorError({ reason: `Task ${task.id} needs task ${unknown}, which is not an earlier task of the lab`, subject: file, next: 'needs names earlier tasks' });
  }
}
