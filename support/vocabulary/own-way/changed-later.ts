import { PickleStepType, type PickleStep } from '@cucumber/messages';

/** Fields of an object that the lab itself changes after it was made, in any of its tasks. */
export interface ChangedLater {
  /** Nothing is known about what it should be. */
  all: boolean;
  /** Without what is in brackets: `.spec.replicas`. */
  paths: string[];
  /** The lab deletes it. */
  isDeleted: boolean;
}

const CHANGES: [words: RegExp, paths: string[]][] = [
  [/\b(?:scale|autoscale)\b/, ['.spec.replicas']],
  [/\bset (?:the )?image\b/, ['.spec.template.spec.containers.image', '.spec.containers.image']],
  [/\bset env\b/, ['.spec.template.spec.containers.env']],
  [/\bset resources\b/, ['.spec.template.spec.containers.resources']],
  [/\bsuspend/, ['.spec.suspend']],
];
/** An undo goes back to what was before the changes that are named. */
const ANY_CHANGE = /\b(?:edit|patch|label|annotate|replace|sed|set (?:selector|serviceaccount|subject))\b/;

/** What the lab's Whens change of an object after it was made. @param name of the object @param steps of all scenarios of the lab */
export function changedLater(name: string, steps: readonly PickleStep[]): ChangedLater {
  const texts = steps.filter(({ type }) => type === PickleStepType.ACTION).map((step) => ({ step, text: `${step.text}\n${step.argument?.docString?.content ?? ''}` }));
  const about = texts.filter(({ text }) => text.split(/[^\w.-]+/).includes(name));
  const edited = about.map(({ step }) => (/^I edit\b/.test(step.text) ? (step.argument?.dataTable?.rows ?? []).map(({ cells }) => withoutItems(`.${cells[0]?.value ?? ''}`)) : undefined));
  return {
    all: about.some(({ text }, index) => edited[index] === undefined && ANY_CHANGE.test(text)),
    paths: [...edited.flatMap((paths) => paths ?? []), ...about.flatMap(({ text }) => CHANGES.flatMap(([words, paths]) => (words.test(text) ? paths : [])))],
    isDeleted: texts.some(({ text }) => /\bdelete\b/.test(text) && (text.split(/[^\w.-]+/).includes(name) || /\s(?:-l|--all|-f)\b/.test(text))),
  };
}

/** `.spec.containers[name=web].image` as `.spec.containers.image`. */
export function withoutItems(path: string): string {
  return path.replaceAll(/\[[^\]]*\]/g, '');
}
