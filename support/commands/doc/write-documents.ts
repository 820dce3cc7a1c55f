import { join } from 'node:path';
import { chosenLab, loadLab } from '../../lab/load-lab';
import { scenariosByHand } from '../catalogue/by-hand';
import { writeFiles } from '../written-files';
import { pageOf } from './page-of';
import { sectionsOf } from './sections';
import { sheetOf } from './sheet';
import { solutionOf } from './solution';

/** Writes the solution and the sheet of the chosen lab, from its features, files and text. @returns the files @throws AuthorError */
export async function writeDocuments(out: string, replace: boolean): Promise<string[]> {
  const name = chosenLab();
  const lab = loadLab(name);
  const sections = sectionsOf(name, lab);
  const scenarios = await scenariosByHand(name);
  const solution = solutionOf(name, lab, scenarios, sections);
  const sheet = sheetOf(lab, scenarios.map(({ plainName, task }) => ({ name: plainName, task })), sections);
  const files = new Map([
    ['solution.md', solution],
    ['solution.html', pageOf(`${lab.title}: the solution`, solution)],
    ['sheet.md', sheet],
    ['sheet.html', pageOf(lab.title, sheet)],
  ]);
  writeFiles(out, files, replace);
  return [...files.keys()].map((file) => join(out, file));
}
