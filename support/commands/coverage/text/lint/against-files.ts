import { textAt } from '../../../../vocabulary/shell/path';
import type { Finding } from '../../../lint/finding';
import { literal } from '../../../../vocabulary/lines/word';
import { placeOf, type SpecStep } from '../../../specification/step';
import { fileObjects } from './file-objects';
import type { ReadLab } from './read-lab';
import { saidBy, type Said } from './said-by';

/** An object in a file of the lab. */
interface PlacedObject {
  kind: string;
  name: string;
  value: unknown;
  /** The path of the file, with the line of a path in it. */
  placeOf(path: string): string;
}

/** Thens that the files of their own task contradict: other names, counts, images and values. */
export function againstFiles({ steps, fixtures, commands }: ReadLab): Finding[] {
  const made = [...steps.flatMap((step) => (step.acts ? step.statements : [])), ...commands.flatMap(({ statements }) => statements)].flatMap(({ calls }) => calls.flatMap(({ targets, options }) => [...targets, ...(options.get('name') ?? []).map((name) => ({ kind: '', name }))]));
  const names = new Set([...made.flatMap(({ name }) => (name ? [literal(name) ?? ''] : [])), ...[...fixtures].flatMap(([file, content]) => objectsOf(file, content).map(({ name }) => name))]);
  return steps.filter(({ keyword }) => keyword === 'Then').flatMap((step) => {
    const said = saidBy(step);
    const own = steps.filter(({ task, writes }) => task === step.task && writes !== undefined).flatMap(({ writes }) => (writes ? objectsOf(writes.path, writes.content ?? fixtures.get(writes.name) ?? '') : []));
    return said ? [...unknownName(said, own, names), ...otherValue(said, own, steps)] : [];
  });
}

function unknownName({ step, kind, name }: Said, own: readonly PlacedObject[], names: ReadonlySet<string>): Finding[] {
  const same = own.filter((object) => object.kind === kind);
  const isMade = names.has(name) || [...names].some((one) => one !== '' && name.startsWith(`${one}-`));
  const [other] = same;
  return other === undefined || isMade ? [] : [{ place: placeOf(step), reason: `Nothing in the lab makes ${kind} ${name}; ${other.placeOf('metadata.name')} makes ${other.name}`, next: 'correct one of the two names' }];
}

/** A value of the file that no other step of the lab may have changed. */
function otherValue(said: Said, own: readonly PlacedObject[], steps: readonly SpecStep[]): Finding[] {
  const { step, kind, name } = said;
  const object = own.find((one) => one.kind === kind && one.name === name);
  const isChanged = steps.some((other) => other.task === step.task && other.acts && other.statements.some(({ calls }) => calls.some(({ targets }) => targets.some((target) => target.kind === kind && target.name && literal(target.name) === name))));
  const claim = object && !isChanged ? claimOf(said, object) : undefined;
  if (!object || !claim || claim.seen === claim.wanted) return [];
  return [{ place: placeOf(step), reason: `The step expects ${claim.what} ${claim.wanted}; ${object.placeOf(claim.path)} has ${claim.seen}`, next: 'correct one of the two' }];
}

interface Claim {
  what: string;
  path: string;
  wanted: string;
  seen: string;
}

function claimOf({ path, rest }: Said, { value, kind }: PlacedObject): Claim | undefined {
  const pod = kind === 'pod' ? 'spec' : kind === 'cronjob' ? 'spec.jobTemplate.spec.template.spec' : 'spec.template.spec';
  const replicas = /^has (\d+) ready replicas?/.exec(rest)?.[1];
  const image = /^runs the image "([^"$]+)"/.exec(rest)?.[1];
  const [, label, labelled] = /^has the label "([^"=]+)=([^"$]+)"/.exec(rest) ?? [];
  const [, key, kept] = /^has the key "([^"]+)" with the value "([^"$]+)"/.exec(rest) ?? [];
  const is = /^is "([^"$]*)"/.exec(rest)?.[1];
  const [what, at, wanted] = replicas !== undefined ? ['replicas', 'spec.replicas', replicas] : image !== undefined ? ['the image', `${pod}.containers[0].image`, image] : label !== undefined ? [`the label ${label}`, `metadata.labels["${label}"]`, labelled] : key !== undefined && kind === 'configmap' ? [`the key ${key}`, `data["${key}"]`, kept] : path !== undefined && is !== undefined && !path.startsWith('status') ? [path, path, is] : [];
  const seen = at === undefined ? undefined : textAt(value, at);
  return what === undefined || at === undefined || wanted === undefined || seen === undefined ? undefined : { what, path: at, wanted, seen };
}

function objectsOf(file: string, content: string): PlacedObject[] {
  if (!/\.ya?ml$/.test(file)) return [];
  return fileObjects(content).map(({ kind, name, value, lineOf }) => ({ kind: kind.toLowerCase(), name, value, placeOf: (path) => `${file}:${lineOf(path)}` }));
}
