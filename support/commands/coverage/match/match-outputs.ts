import type { Expectation } from '../../../runtime/scenario';
import type { CommandRecord } from '../../../system/command/command-record';
import { literal, shown as shownWord } from '../../../vocabulary/lines/word';
import { refOf, type Item } from '../result';
import { MAY_DIFFER } from '../../specification/remarks';
import type { SpecStep } from '../../specification/step';
import { shownPath } from '../text/text-items';
import { holdsThere } from './holds-there';
import type { Match } from './match-commands';
import { factsIn } from './output-facts';
import { outputDifferences, shortened } from './output-differences';
import { escaped } from '../../../system/escaped';

/** Whether Thens expect the outputs that a task's text shows. @param steps of the task @param fitting commands whose outputs are as the objects of the lab are */
export function matchOutputs(matches: readonly Match[], steps: readonly SpecStep[], fitting: ReadonlySet<Match['command']>): Item[] {
  return matches.flatMap((match) => (match.command.output ? [outputItem(match, match.command.output, { steps, isFitting: fitting.has(match.command), holdsThere: (then) => holdsThere(then, match, matches, steps) })] : []));
}

interface Shown {
  steps: readonly SpecStep[];
  isFitting: boolean;
  /** Whether a Then is about the state that the output shows. */
  holdsThere(then: SpecStep): boolean;
}

function outputItem({ command, step, status }: Match, { text, line }: { text: string; line: number }, { steps, isFitting, holdsThere: isAboutIt }: Shown): Item {
  const base = { kind: 'output' as const, place: `${shownPath(command.path)}:${line}`, shown: text.trim().split('\n').find((one) => /\w/.test(one))?.trim() ?? text.trim() };
  const expecting = step?.keyword === 'When' ? thensAfter(step, steps) : [];
  const judged = expecting.flatMap((then) => then.expectations.map((expectation) => ({ then, holds: holdsFor(expectation, then, text), words: expectation.words, says: saysWhat(then) })));
  const facts = factsIn(text, judged.length > 0 && step ? thensAfter(step, steps) : steps.filter((one) => one.keyword === 'Then' && (isAboutSame(one, command) || one.docString !== undefined))).filter(({ step: then, holds }) => holds || isAboutIt(then));
  const wrong = [...judged.filter(({ holds }) => !holds).map(({ then, words }) => ({ then, expected: words, shown: text.trim() })), ...facts.filter(({ holds }) => !holds).map(({ step: then, expected, shown }) => ({ then, expected, shown }))];
  const [first] = wrong;
  if (first) return { ...base, status: 'partly', step: refOf(first.then), differences: wrong.flatMap(({ then, expected, shown }) => outputDifferences(then, { expected, shown, output: text }, (row) => `${shownPath(command.path)}:${line + row}`)), next: 'correct the output in the text, or the Then' };
  const expects = judged.find(({ says }) => says)?.then;
  if (expects) return { ...base, status: 'covered', step: refOf(expects), differences: [] };
  const sees = facts[0]?.step ?? (status === 'seen' || isReport(text) ? steps.find((one) => one.keyword === 'Then' && one.expectations.length === 0 && isAboutSame(one, command)) : undefined) ?? (status === 'seen' || isFitting || (status === 'covered' && step?.acts && ((isReport(text) && namesWhatOnlyARunKnows(step)) || saysOnlyThatItIsDone(text))) ? step : undefined);
  if (sees) return { ...base, status: 'seen', step: refOf(sees), differences: [] };
  if (status === 'left out' || step?.leavesOut.some((remark) => isOf(remark, text))) return { ...base, status: 'left out', ...(step ? { step: refOf(step) } : {}), differences: [] };
  return { ...base, status: 'uncovered', ...(step ? { step: refOf(step) } : {}), differences: [], next: `write what it should show after that step, as in: ${adviceFor(base.shown)}` };
}

/** A comment that has the beginning of an output is of no other. */
function isOf(remark: string, output: string): boolean {
  if (!remark.startsWith(MAY_DIFFER)) return true;
  const begin = remark.slice(MAY_DIFFER.length).replace(/\.{3}$/, '').trim();
  return output.replaceAll(/\s+/g, ' ').includes(begin);
}

function adviceFor(line: string): string {
  const columns = /^(?:NAMESPACE\s+)?NAME\s{2,}\S/.test(line) ? line.split(/\s{2,}/).filter((name) => name !== 'AGE') : [];
  return columns.length > 1 ? `Then the output has the rows, with a table: | ${columns.join(' | ')} |` : `Then I see "${shortened(line)}"`;
}

/** `kubectl delete pod $web`: no Then can say the name that kubectl reports. */
function namesWhatOnlyARunKnows({ statements }: SpecStep): boolean {
  return statements.some(({ calls }) => calls.some(({ targets }) => targets.some(({ name }) => name !== undefined && literal(name) === undefined)));
}

/** The Thens about the output of a When: until the next one. */
function thensAfter(when: SpecStep, steps: readonly SpecStep[]): SpecStep[] {
  const after = steps.slice(steps.indexOf(when) + 1).filter(({ scenario }) => scenario === when.scenario);
  const next = after.findIndex(({ keyword, text }) => keyword === 'When' && !/^I remember /.test(text));
  return (next < 0 ? after : after.slice(0, next)).filter(({ keyword }) => keyword === 'Then');
}

/** A text that leaves lines out, and a Then with a value that only a run knows, cannot contradict each other. */
function holdsFor({ metBy }: Expectation, { text: sentence }: SpecStep, text: string): boolean {
  if (/\$\w/.test(sentence) || /^\s*(?:\.\.\.|…)\s*$/m.test(text)) return true;
  const output = `${text.replace(/\s+$/, '')}\n`;
  const record: CommandRecord = { commandLine: '', cwd: '', exitCode: 0, outcome: 'exited', seconds: 0, stdout: output, stderr: output, output };
  return metBy(record) || isAboutCode(sentence) || metBy({ ...record, stderr: '' }) || metBy({ ...record, stdout: '', exitCode: 1 });
}

/** No output shows an exit code. */
function isAboutCode(sentence: string): boolean {
  return /\bexit code\b|\bsucceeds$/.test(sentence);
}

/** That something is not to be seen says nothing of what is. */
function saysWhat({ text }: SpecStep): boolean {
  return !/^I do not see /.test(text) && !isAboutCode(text);
}

/** `deployment.apps/web created`: what kubectl reports of each object. */
function isReport(text: string): boolean {
  return text.trim().split('\n').every((line) => /^\S+\/\S+ (?:created|configured|unchanged|exposed|scaled|labeled|annotated|patched|edited|rolled back|restarted|image updated|env updated|condition met|serverside-applied|autoscaled)$|^\S+ "[^"]+" (?:deleted|created)(?: from \S+ namespace)?$/.test(line.trim()));
}

/** `deployment.apps/web resumed`: reports of acts that no sentence is about. */
function saysOnlyThatItIsDone(text: string): boolean {
  return text.trim().split('\n').every((line) => /^\S+\/\S+ (?:paused|resumed|replaced|unlabeled|(?:resource requirements|selector|subjects|serviceaccount) updated)$/.test(line.trim()));
}

function isAboutSame(step: SpecStep, { statements, output }: Match['command']): boolean {
  const asked = statements.flatMap(({ calls }) => calls.flatMap(({ targets }) => targets));
  const shown = output?.text ?? '';
  return step.statements.some(({ calls }) => calls.some(({ targets }) => targets.some(({ kind, name }) => {
    const word = name && shownWord(name);
    if (word !== undefined && new RegExp(`^${kind}[\\w.]*/${escaped(word)} `, 'm').test(shown)) return true;
    return asked.some((one) => one.kind === kind && (one.name === undefined || word === undefined || shownWord(one.name) === word));
  })));
}
