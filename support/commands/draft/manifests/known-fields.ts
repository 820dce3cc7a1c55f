import { readFileSync } from 'node:fs';
import { valueOf } from './read-manifests';
import { isCollection, isMap, isScalar, parseAllDocuments, type Document } from 'yaml';
import type { LabText } from '../../../text/lab-text';
import { stepsOf } from '../../../vocabulary/shell/path';
import { ask } from '../asked';
import { kindOfWord } from '../lines/kinds';
import type { Manifest } from '../objects/object-claims';
import type { State } from '../state';
import { wrongFieldOf } from './wrong-fields';

/** What a text says that is about mistakes in manifests, or shows one: there, a wrong field is meant. */
const ABOUT_MISTAKES = /unknown field|strict decoding|error validating|\b(?:contains?|find|fix|correct|spot|debug)\b[^.\n]{0,40}\b(?:mistakes?|errors?|typos?|bugs?|problems?|issues?|ya?ml|manifests?)\b|\b(?:broken|faulty|wrong|invalid)\b[^.\n]{0,20}\b(?:manifests?|ya?ml|files?|spec|definitions?|fields?)\b/i;
const MOST = 8;

export function isAboutMistakes({ blocks }: LabText): boolean {
  return [...new Set(blocks.map(({ path }) => path))].some((path) => ABOUT_MISTAKES.test(readFileSync(path, 'utf8')));
}

/** A file in which a field with a letter wrong is the one that is meant, and a value for a field that is not there is left out. The author is asked to change the text. */
export function withKnownFields(state: State, text: string): string {
  if (state.isAboutMistakes === true || !/^kind:/m.test(text) || text.includes('{{')) return text;
  const documents = parseAllDocuments(text, { logLevel: 'error' });
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return text;
  const changed = documents.map((document) => corrected(state, document));
  return changed.includes(true) ? documents.map((document) => document.toString({ lineWidth: 0, directives: false })).join('---\n') : text;
}

function corrected(state: State, document: Document): boolean {
  if (!isMap(document.contents) || typeof document.get('kind') !== 'string') return false;
  const isOther = withKindAsMeant(state, document);
  for (let count = 0; count < MOST; count++) {
    const manifest = valueOf(document) as Manifest | undefined;
    const wrong = manifest && wrongFieldOf(manifest);
    if (manifest === undefined || wrong === undefined || !corrects(document, wrong)) return isOther || count > 0;
    ask(state, `the field ${wrong.path} of ${manifest.kind} ${manifest.metadata?.name ?? ''}`, 'slip', wrong.meant ?? 'nothing');
  }
  return true;
}

/** `kind: secret` */
function withKindAsMeant(state: State, document: Document): boolean {
  const [kind, version] = [String(document.get('kind')), String(document.get('apiVersion'))];
  const { kind: meant = kind, group = '' } = kindOfWord(kind) ?? {};
  if (meant === kind || meant.toLowerCase() !== kind.toLowerCase() || group !== (version.includes('/') ? version.split('/')[0] : '')) return false;
  document.set('kind', meant);
  ask(state, `kind: ${kind}`, 'slip', `kind: ${meant}`);
  return true;
}

/** What holds more than one value may only stand on the wrong level: that is for a person. */
function corrects(document: Document, { path, meant }: { path: string; meant?: string | undefined }): boolean {
  const steps = stepsOf(path);
  const above = steps.length === 1 ? document.contents : document.getIn(steps.slice(0, -1), true);
  const name = String(steps.at(-1));
  if (!isMap(above)) return false;
  const pair = above.items.find(({ key }) => isScalar(key) && key.value === name);
  if (pair && meant !== undefined && !above.has(meant)) {
    pair.key = document.createNode(meant);
    return true;
  }
  const isSmall = isScalar(pair?.value) || (isCollection(pair?.value) && pair.value.items.length === 0);
  return isSmall && document.deleteIn(steps);
}
