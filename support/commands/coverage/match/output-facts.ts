import { parse } from 'yaml';
import { textAt } from '../../../vocabulary/shell/path';
import { missingFrom, objectIn } from '../../compare-files';
import type { SpecStep } from '../../specification/step';

/** What a sentence about an object says of a shown output: it holds there, it does not, or the output shows nothing of it. */
export interface Fact {
  step: SpecStep;
  holds: boolean;
  /** In words: `2 ready replicas`. */
  expected: string;
  shown: string;
}

/** What sentences of a task say of an output that the text shows of an object, where both speak of the same: numbers of replicas and of objects, values of fields. */
export function factsIn(output: string, steps: readonly SpecStep[]): Fact[] {
  return steps.flatMap((step) => FACTS.flatMap((fact) => fact(step, output) ?? []));
}

type Reader = (step: SpecStep, output: string) => Fact | undefined;

const readyReplicas: Reader = (step, output) => {
  const [, name, count] = / "([^"]+)"(?: in namespace "[^"]+")? has (\d+) ready replicas?/.exec(step.text) ?? [];
  const ready = name === undefined ? undefined : cellOf(output, name, 'READY');
  return ready === undefined ? undefined : { step, holds: ready.split('/')[0] === count, expected: `${count ?? ''} ready`, shown: `READY ${ready}` };
};

const numberOf: Reader = (step, output) => {
  const [, count] = /^(?:there (?:is|are) )?(\d+) [a-z ]+? with label "[^"]+"/.exec(step.text) ?? [];
  const rows = rowsOf(output);
  if (count === undefined || rows.length === 0 || rows.some(({ name }) => name === '...')) return undefined;
  return { step, holds: rows.length === Number(count), expected: `${count} objects`, shown: `${rows.length} rows` };
};

const podInWords: Reader = (step, output) => {
  const [, name, ready, status, restarts] = /^pod "([^"]+)" is (\S+) ready, "([^"]+)", with (\d+) restarts?$/.exec(step.text) ?? [];
  const row = rowsOf(output).find((one) => one.name === name);
  if (!row || ready === undefined) return undefined;
  const seen = [cellOf(output, row.name, 'READY'), cellOf(output, row.name, 'STATUS'), cellOf(output, row.name, 'RESTARTS')?.split(' ')[0]];
  return { step, holds: seen.join() === [ready, status, restarts].join(), expected: [ready, status, restarts].join(' '), shown: seen.join(' ') };
};

const condition: Reader = (step, output) => {
  const [, name, wanted] = / "([^"]+)"(?: in namespace "[^"]+")? is (ready|available|running|complete|bound)\b/.exec(step.text) ?? [];
  const ready = name === undefined ? undefined : cellOf(output, name, wanted === 'bound' ? 'STATUS' : 'READY');
  if (ready === undefined || wanted === 'complete') return undefined;
  const [is, of = cellOf(output, name ?? '', 'DESIRED')] = ready.split('/');
  // A Pod that is on its way yet.
  if (wanted !== 'bound' && !/^(?:Running|)$/.test(cellOf(output, name ?? '', 'STATUS') ?? '')) return undefined;
  return { step, holds: wanted === 'bound' ? ready === 'Bound' : is === of, expected: wanted ?? '', shown: ready };
};

/** `service/web patched`: it shows no value. */
const REPORT = /^\S+\/\S+ [a-z][a-z ()-]*$/m;

const fieldOf: Reader = (step, output) => {
  const [, path = '', wanted] = /^"([^"]+)" of .* is "([^"]*)"/.exec(step.text) ?? [];
  if (wanted === undefined || wanted.includes('$') || REPORT.test(output.trim())) return undefined;
  const value = /^(?:apiVersion|kind):|^\s*\{/m.test(output) ? textAt(asYaml(output), path) : step.statements.length > 0 && !output.trim().includes('\n') && !/\s{2}/.test(output.trim()) ? output.trim() : undefined;
  return value === undefined ? undefined : { step, holds: value === wanted, expected: `${path} is ${wanted}`, shown: value };
};

const inside: Reader = (step, output) => {
  const [, what, name, wanted = ''] = / sees the (file|variable) "([^"]+)" as "([^"]*)"/.exec(step.text) ?? [];
  if (what === undefined || wanted.includes('$')) return undefined;
  const expected = what === 'variable' ? `${name ?? ''}=${wanted}` : wanted;
  return { step, holds: what === 'variable' ? output.split('\n').includes(expected) : output.trim() === wanted, expected, shown: output.trim().split('\n')[0] ?? '' };
};

/** A doc string says what must be there. */
const manifest: Reader = (step, output) => {
  if (step.docString === undefined || objectIn(step.docString) === undefined || objectIn(output) !== objectIn(step.docString)) return undefined;
  const missing = missingFrom(step.docString, output) ?? [];
  return { step, holds: missing.length === 0, expected: 'the manifest below it', shown: missing.join('; ') };
};

const none: Reader = (step, output) => (/^there are no [a-z]/.test(step.text) && /^No resources found/.test(output.trim()) ? { step, holds: true, expected: 'none', shown: 'none' } : undefined);

const FACTS: readonly Reader[] = [manifest, none, readyReplicas, numberOf, podInWords, condition, fieldOf, inside];

function rowsOf(output: string): { name: string; line: string }[] {
  const [heading = '', ...lines] = output.split('\n').filter((line) => line.trim());
  return /^NAME\s/.test(heading) ? lines.map((line) => ({ name: line.trim().split(/\s+/)[0] ?? '', line })) : [];
}

/** A cell of a table as kubectl prints it, by the row's name and the heading of its column. */
function cellOf(output: string, name: string, column: string): string | undefined {
  const heading = output.split('\n').find((line) => /^NAME\s/.test(line));
  const row = rowsOf(output).find((one) => one.name === name);
  const at = heading?.split(/\s{2,}|\t/).indexOf(column) ?? -1;
  return row && at >= 0 ? row.line.trim().split(/\s{2,}|\t/)[at] : undefined;
}

function asYaml(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}
