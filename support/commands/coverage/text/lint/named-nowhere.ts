import { distance } from 'fastest-levenshtein';
import { literal } from '../../../../vocabulary/lines/word';
import type { Finding } from '../../../lint/finding';
import { placeOf, type SpecStep } from '../../../specification/step';
import { isAlmost } from './almost';
import { escaped } from '../../../../system/escaped';
import type { ReadLab } from './read-lab';
import { saidBy } from './said-by';

/** What Kubernetes, or a controller, gives a name of its own. */
const GENERATED = /^(?:pod|replicaset|persistentvolume|persistentvolumeclaim|endpoints|endpointslice|node|event|controllerrevision|namespace|job|container)$/;
const GIVEN = /^(?:kubernetes|default|standard|view|edit|admin|cluster-admin|kube-.*|system:.*|coredns|local-path.*|metrics-server)$/;
/** Keys that Kubernetes itself gives. */
const OWN_KEYS = /(?:^|\.)(?:kubernetes|k8s)\.io\/|^(?:pod-template-hash|controller-revision-hash|controller-uid|job-name|ca\.crt|token|namespace)$/;
const PARTS: readonly RegExp[] = [/ has the (?:key|label|annotation) "([^"=$]+)["=]/, / sees the variable "([^"$]+)"/, / with (?:the )?label "([^"=$]+)["=]/];
const VALUES: readonly RegExp[] = [/ has the label "[^"=$]+=([^"$]+)"/, / with label "[^"=$]+=([^"$,]+)"/, / has the key "[^"$]+" with the value "([^"$]+)"/];

/** Names, keys and labels in a step that neither the text, nor a file, nor what its reader types has: a reader could not know them. Each step once. */
export function namedNowhere(lab: ReadLab): Finding[] {
  if (comesFromElsewhere(lab)) return [];
  const known = [...[...lab.lines.values()].flat(), ...lab.fixtures.values()].join('\n');
  const steps = lab.steps.map((step) => (step.keyword === 'Then' ? '' : [step.text, step.docString ?? '', step.writes?.content ?? ''].join('\n')));
  return lab.steps.flatMap((step, index): Finding[] => {
    const said = wordsOf(step);
    const others = said.length === 0 ? '' : [known, ...steps.filter((_, at) => at !== index)].join('\n');
    const unknown = said.find(({ word, isGenerated }) => !isIn(others, word) && (!OWN_KEYS.test(word) || isNearly(others, word)) && (!isGenerated || isSlip(others, word)));
    return unknown ? [{ place: placeOf(step), reason: `Nothing else in the lab names ${unknown.what} ${unknown.word}`, next: 'correct it, or name it in the text' }] : [];
  });
}

interface Said {
  what: string;
  word: string;
  isGenerated: boolean;
}

function wordsOf(step: SpecStep): Said[] {
  if (step.keyword === 'When') return step.isTyped ? [] : selected(step);
  if (step.keyword !== 'Then') return [];
  const object = saidBy(step);
  const name = object && !GIVEN.test(object.name) ? [{ what: object.kind, word: object.name, isGenerated: GENERATED.test(object.kind) }] : [];
  const found = (all: readonly RegExp[], what: string): Said[] => all.flatMap((pattern) => pattern.exec(step.text)?.slice(1, 2) ?? []).map((word) => ({ what, word, isGenerated: false }));
  return [...name, ...found(PARTS, 'the key'), ...found(VALUES, 'the value')];
}

/** What a step that only looks or remembers asks for. */
function selected({ statements }: SpecStep): Said[] {
  const pairs = statements.flatMap(({ calls }) => calls.flatMap(({ options }) => (options.get('selector') ?? []).flatMap((word) => (literal(word) ?? '').split(','))));
  return pairs.flatMap((pair) => /^([\w./-]+)==?([\w.-]+)$/.exec(pair)?.slice(1) ?? []).map((word) => ({ what: 'the label', word, isGenerated: false }));
}

/** Whether it is almost a word of the lab: other names may be those of objects that Kubernetes makes. */
function isSlip(text: string, name: string): boolean {
  const words = new Set([...text.matchAll(/[a-z][a-z0-9-]{4,}/g)].map(([one]) => one));
  return ![...words].some((one) => name.startsWith(`${one}-`)) && [...words].some((one) => isAlmost(name, one));
}

/** Whether the lab has a key that is almost the same. */
function isNearly(text: string, key: string): boolean {
  return [...text.matchAll(/[\w.-]+\/[\w.-]+/g)].some(([one]) => distance(one, key) <= 2);
}

/** Also as manifests of Secrets write it. */
function isIn(text: string, word: string): boolean {
  const [plain, encoded] = [word.trim().replaceAll(/\s+/g, ' '), Buffer.from(word).toString('base64').replace(/=+$/, '').slice(0, -1)];
  const pattern = new RegExp(`(?<![\\w-])${escaped(plain).replaceAll(' ', '\\s+')}(?![\\w-])`);
  return pattern.test(text) || isComposed(text, word) || (encoded.length > 3 && text.includes(encoded));
}

/** Of a word with a variable, and what the text gives it: `web-$i`, where the text has a 3, for `web-3`. Nobody counts what `seq` counts. */
function isComposed(text: string, word: string): boolean {
  const forms = [...text.matchAll(/(?<![\w$-])([\w.-]*)(?:\$\{\w+\}|\$\w+|\{\{ *\w+ *\}\})([\w.-]*)/g)].filter(([, before = '', after = '']) => before + after !== '');
  return forms.some(([, before = '', after = '']) => {
    if (!word.startsWith(before) || !word.endsWith(after) || word.length <= before.length + after.length) return false;
    const given = word.slice(before.length, word.length - after.length);
    return /^\d+$/.test(given) || new RegExp(`(?<![\\w-])${escaped(given)}(?![\\w-])`).test(text);
  });
}

/** Charts, kustomizations and files behind addresses have names of their own. */
function comesFromElsewhere({ commands, steps, fixtures }: ReadLab): boolean {
  const calls = [...commands, ...steps].flatMap(({ statements }) => statements.flatMap((statement) => statement.calls));
  return calls.some(({ program, options }) => program === 'helm' || options.has('kustomize') || (options.get('filename') ?? []).some((word) => /:\/\//.test(literal(word) ?? '') || (program === 'kubectl' && [...fixtures.keys()].some((name) => name.endsWith('kustomization.yaml')))));
}
