import { relative } from 'node:path';
import { labFolder, loadLab } from '../../lab/load-lab';
import { projectFolder } from '../../system/files/project';
import { isOwnSentence } from '../cucumber/own-sentence';
import { dryRun } from '../cucumber/dry-run';
import type { Finding } from './finding';
import { lintFeatures } from './lint-features';
import { lintFiles } from './lint-files';
import { lintLoops } from './lint-loops';
import { lintPrograms } from './lint-programs';
import { lintUnknownValues } from './lint-unknown-values';
import { lintValues } from './lint-values';
import { lintYaml } from './lint-yaml';
import { scenariosOf, type LintedScenario } from './scenarios';
import type { KnownStep } from './nearest-steps';

export interface Linted {
  findings: Finding[];
  scenarios: readonly LintedScenario[];
}

/** Looks for mistakes in a lab's features and lab.yaml, and runs nothing. @throws AuthorError where lab.yaml is not valid */
export async function lintLab(name: string): Promise<Linted> {
  const lab = loadLab(name);
  const { messages, support } = await dryRun([name]);
  const steps = (support as unknown as { stepDefinitions: (KnownStep & { uri: string })[] }).stepDefinitions.filter((step) => !isOwnSentence(step));
  const broken = messages.flatMap(({ parseError }) => (parseError ? [{ place: `${parseError.source.uri ?? ''}:${parseError.source.location?.line ?? 1}`, reason: 'This is not Gherkin', next: parseError.message.replace(/^\(\d+:\d+\): /, '') }] : []));
  // One file that cannot be read keeps cucumber-js from all of them.
  if (broken.length > 0) return { findings: broken, scenarios: [] };
  const scenarios = scenariosOf(messages);
  const yaml = relative(projectFolder(), `${labFolder(name)}/lab.yaml`);
  const findings = [...lintFeatures(lab, scenarios, steps), ...lintPrograms(scenarios), ...lintValues(scenarios), ...lintUnknownValues(scenarios), ...lintLoops(lab, scenarios, yaml), ...lintFiles(name), ...lintYaml(name, lab, { file: yaml, scenarios, steps })];
  return { findings: findings.sort((one, other) => one.place.localeCompare(other.place, undefined, { numeric: true })), scenarios };
}
