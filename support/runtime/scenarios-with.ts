import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { IdGenerator, type Pickle, type PickleStep } from '@cucumber/messages';
import { labFolder } from '../lab/load-lab';

const known = new Map<string, Pickle[]>();

/** The scenarios of a lab with a tag, in the order of the features. @param lab its name @throws Error if a feature is not Gherkin: cucumber-js has then reported it already */
export function scenariosWith(tag: string, lab: string): Pickle[] {
  return allScenarios(lab).filter(({ tags }) => tags.some(({ name }) => name === tag));
}

/** The steps of all scenarios of a lab, in the order of the features. @param lab its name */
export function everyStep(lab: string): PickleStep[] {
  return allScenarios(lab).flatMap(({ steps }) => steps);
}

function allScenarios(lab: string): Pickle[] {
  const all = known.get(lab) ?? scenariosOf(labFolder(lab));
  known.set(lab, all);
  return all;
}

function scenariosOf(folder: string): Pickle[] {
  const newId = IdGenerator.uuid();
  return globSync('*.feature', { cwd: folder }).sort().flatMap((file) => {
    const parser = new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher());
    return compile(parser.parse(readFileSync(join(folder, file), 'utf8')), file, newId);
  });
}
