import { chosenLab, loadLab } from '../../lab/load-lab';
import { scenariosByHand } from '../catalogue/by-hand';
import { sectionsOf } from '../doc/sections';
import { labFiles } from './lab-files';
import { projectFiles } from './project-files';
import { MOST_HINTS } from './student-yaml';
import { writePack } from './write-pack';

export interface PackOptions {
  /** An archive or a folder; an archive in the working folder if left out. */
  out: string | undefined;
  /** Whether what is there may be replaced. */
  replace: boolean;
}

/** Writes a pack of the chosen lab for its students. @returns what it has done, in lines @throws AuthorError */
export async function packLab({ out: given, replace }: PackOptions): Promise<string[]> {
  const name = chosenLab();
  const lab = loadLab(name);
  // Wrong marks stop a pack, as they stop doc.
  sectionsOf(name, lab);
  const out = given ?? `${name}-for-students.tgz`;
  const scenarios = await scenariosByHand(name);
  const written = scenarios.flatMap(({ steps }) => steps.flatMap(({ files }) => files));
  const { files, leftOut } = labFiles(name, lab, written);
  const all = new Map([...projectFiles(name, lab), ...files]);
  const removed = await writePack(out, all, { top: `${name}-for-students`, replace });
  return [
    `✔ ${out}`,
    ...[...all.keys()].sort().map((file) => `  ${file}`),
    ...(removed.length > 0 ? [`removed, because only an earlier pack had it: ${removed.join(', ')}`] : []),
    ...(leftOut.length > 0 ? [`left out of fixtures/${name}: ${leftOut.join(', ')}`] : []),
    `hints: up to level ${Math.min(lab.hints, MOST_HINTS)}`,
    ...(files.has(`features/${name}/lab.md`) ? [] : [`There is no features/${name}/lab.md, so students get no text.`]),
  ];
}
