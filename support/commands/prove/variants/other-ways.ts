import { isMap, parseAllDocuments, type Document } from 'yaml';
import { commandsIn, replaced } from './typed';

/** The same in other words. */
export interface OtherWay {
  title: string;
  text: string;
}

/** The same objects, written in another way: as JSON, and with the keys in another order. */
export function otherManifests(text: string): OtherWay[] {
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents) || documents.some(({ errors, contents }) => errors.length > 0 || !isMap(contents))) return [];
  const objects = documents.map((document) => document.toJS() as unknown);
  const [only] = objects;
  const json = objects.length === 1 ? only : { apiVersion: 'v1', kind: 'List', items: objects };
  return [
    { title: 'as JSON', text: `${JSON.stringify(json, undefined, 2)}\n` },
    { title: 'with its keys in another order', text: documents.map((document) => String(reordered(document as Document))).join('---\n') },
  ];
}

function reordered(document: Document): Document {
  const turn = (node: unknown): void => {
    if (!isMap(node)) return;
    node.items.reverse();
    for (const { value } of (node).items) turn(value);
  };
  turn(document.contents);
  return document;
}

const LONG: Record<string, string> = { deployment: 'deployments.apps', deploy: 'deployment', service: 'svc', svc: 'services', pod: 'po', configmap: 'cm', cm: 'configmaps', statefulset: 'sts', job: 'jobs.batch', cronjob: 'cj', serviceaccount: 'sa', persistentvolumeclaim: 'pvc' };
/** Verbs that take any name of a kind; `create` and `expose` have words of their own. */
const TAKES_KIND = new Set(['delete', 'scale', 'set', 'label', 'annotate', 'patch', 'rollout', 'get', 'wait', 'autoscale']);

export const CREATE = 'create instead of apply';

/** The same line with another verb, or another name of a kind. */
export function otherLines(text: string): OtherWay[] {
  return commandsIn(text).filter(({ words }) => words[0]?.text === 'kubectl').flatMap(({ words }) => [
    ...words.slice(1, 2).filter((word) => word.text === 'apply').map((word) => ({ title: CREATE, text: replaced(text, word, 'create') })),
    ...words.slice(1, 2).filter((word) => word.text === 'create' && words.some((one) => one.text === '-f')).map((word) => ({ title: 'apply instead of create', text: replaced(text, word, 'apply') })),
    ...(TAKES_KIND.has(words[1]?.text ?? '') ? words.slice(2, 4).flatMap((word) => otherKind(text, word)) : []),
  ]);
}

function otherKind(text: string, word: { start: number; end: number; text: string }): OtherWay[] {
  const [kind = '', ...name] = word.text.split('/');
  const long = LONG[kind];
  return long === undefined ? [] : [{ title: `${long} for ${kind}`, text: replaced(text, word, [long, ...name].join('/')) }];
}
