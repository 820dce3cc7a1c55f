import { PickleStepType, type Envelope, type GherkinDocument, type Pickle, type PickleStep, type TestStep } from '@cucumber/messages';
import { SCENE_TAG, taskIdOf } from '../../lab/lab';
import { asWords } from '../../lab/named';
import type { Below } from '../../runtime/wrap-step';

/** A scenario of a feature, with its places. */
export interface LintedScenario {
  file: string;
  line: number;
  name: string;
  /** From its tag; undefined where it has none. */
  task: number | undefined;
  /** Whether it is about what is there before the reader begins. */
  isScene: boolean;
  steps: LintedStep[];
}

export interface LintedStep {
  text: string;
  line: number;
  isThen: boolean;
  /** How many step definitions read like this. */
  definitions: number;
  /** What stands below it. */
  below?: Below['below'] | undefined;
  /** The lines of a shell that it types. */
  typed: string | undefined;
  /** The line that labspec carries out for the whole cluster. */
  forCluster?: string | undefined;
  /** What it says of things of lab.yaml: `the server pod`. */
  things: NamedThing[];
}

export interface NamedThing {
  kind: 'image' | 'container' | 'pod';
  words: string;
}

/** The scenarios of a dry run, in its order. */
export function scenariosOf(messages: readonly Envelope[]): LintedScenario[] {
  const lines = new Map(messages.flatMap(({ gherkinDocument }) => (gherkinDocument ? [...linesOf(gherkinDocument)] : [])));
  const definitions = new Map(messages.flatMap(({ testCase }) => testCase?.testSteps.map((step) => [step.pickleStepId ?? '', step] as const) ?? []));
  return messages.flatMap(({ pickle }) => (pickle ? [scenarioOf(pickle, lines, definitions)] : []));
}

function scenarioOf({ uri, name, tags, astNodeIds, steps }: Pickle, lines: ReadonlyMap<string, number>, matches: ReadonlyMap<string, TestStep>): LintedScenario {
  const lineOf = (ids: readonly string[]): number => lines.get(ids[0] ?? '') ?? 1;
  return {
    file: uri,
    line: lineOf(astNodeIds),
    name,
    task: taskIdOf(tags),
    isScene: tags.some(({ name: tag }) => tag === SCENE_TAG),
    steps: steps.map((step) => ({ text: step.text, line: lineOf(step.astNodeIds), isThen: step.type === PickleStepType.OUTCOME, definitions: matches.get(step.id)?.stepDefinitionIds?.length ?? 0, things: thingsOf(matches.get(step.id)), typed: typedBy(step), forCluster: forClusterBy(step), below: belowOf(step) })),
  };
}

/** The names under which the scenarios remember values. */
export function rememberedIn(scenarios: readonly LintedScenario[]): Set<string> {
  return new Set(scenarios.flatMap(({ steps }) => steps.flatMap(({ text }) => /^I remember .* as "(\w+)"$/.exec(text)?.[1] ?? [])));
}

function belowOf({ argument }: PickleStep): LintedStep['below'] {
  if (argument?.dataTable) return 'table';
  return argument?.docString ? 'doc string' : undefined;
}

function typedBy({ text, argument }: PickleStep): string | undefined {
  if (text === 'I run') return argument?.docString?.content;
  return /^I (?:run|look with) "(.*)"$/.exec(text)?.[1]?.replaceAll('\\"', '"');
}

function forClusterBy({ text }: PickleStep): string | undefined {
  return /^I run "(.*)" for the whole cluster$/.exec(text)?.[1]?.replaceAll('\\"', '"');
}

function thingsOf(step: TestStep | undefined): NamedThing[] {
  const values = step?.stepMatchArgumentsLists?.flatMap(({ stepMatchArguments }) => stepMatchArguments) ?? [];
  return values.flatMap(({ parameterTypeName: kind, group }) => (kind === 'image' || kind === 'container' || kind === 'pod' ? [{ kind, words: asWords(group.value ?? '') }] : []));
}

/** The lines of all scenarios and steps of a feature, by their ids. */
function linesOf({ feature }: GherkinDocument): Map<string, number> {
  const lines = new Map<string, number>();
  const note = (part: { background?: Noted | undefined; scenario?: Noted | undefined }): void => {
    for (const noted of [part.background, part.scenario]) {
      if (noted) for (const { id, location } of [noted, ...noted.steps]) lines.set(id, location.line);
    }
  };
  for (const child of feature?.children ?? []) {
    note(child);
    child.rule?.children.forEach(note);
  }
  return lines;
}

interface Noted {
  id: string;
  location: { line: number };
  steps: readonly { id: string; location: { line: number } }[];
}
