import { AuthorError } from '../../errors/errors';
import type { ClusterApi } from '../../platform/kubernetes/cluster-api';
import type { Kind } from '../../platform/kubernetes/api-kind';
import { kindOf, UnknownKind } from '../../platform/kubernetes/kinds';
import type { Run } from '../../runtime/run';
import { quoted } from '../../system/command/quoted';

/** What a feature says of one object: `deployment "web" in namespace "dev"`. */
export interface NamedObject {
  /** The feature's word for its kind. */
  word: string;
  name: string;
  /** Undefined for the lab's own. */
  namespace: string | undefined;
}

/** What a feature says of several: `all jobs`, `pods with label "app=web"`. */
export interface NamedObjects {
  word: string;
  /** As `kubectl get -l` takes it. */
  selector: string | undefined;
  namespace: string | undefined;
}

/** `a`, `config map`: a word for a kind, as people write it. */
const KIND = '[a-z][a-z.-]*(?: (?!with |in )[a-z]+){0,2}';
const IN_NAMESPACE = '(?: in namespace "[^"]+")?';

export const OBJECT_PATTERN = new RegExp(`${KIND} "[^"]+"${IN_NAMESPACE}`);
export const OBJECTS_PATTERN = new RegExp(`${KIND}(?: with label "[^"]+")?${IN_NAMESPACE}`);

export function objectOf(text: string): NamedObject {
  const [, word = '', name = '', namespace] = /^(.*?) "([^"]+)"(?: in namespace "([^"]+)")?$/.exec(text) ?? [];
  return { word, name, namespace };
}

export function objectsOf(text: string): NamedObjects {
  const [, word = '', selector, namespace] = /^(?:all )?(.*?)(?: with label "([^"]+)")?(?: in namespace "([^"]+)")?$/.exec(text) ?? [];
  return { word, selector, namespace };
}

/** `deployment web` */
export function called({ word, name }: NamedObject): string {
  return `${word} ${name}`;
}

/** `Deployment web` */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The namespace that a feature means. */
export function namespaceOf({ lab }: Pick<Run, 'lab'>, { namespace }: Pick<NamedObject, 'namespace'>): string {
  return namespace ?? lab.names.namespace;
}

/** `pods with label app=web` */
export function calledAll({ word, selector }: NamedObjects): string {
  return selector === undefined ? word : `${word} with label ${selector}`;
}

/** The word for a kind, of one or of several: `pod`, `network policies`. @param word as a feature has it */
export function counted(word: string, count: number): string {
  const one = /(?:ss|x|ch|sh)es$/.test(word) ? word.slice(0, -2) : word.replace(/ies$/, 'y').replace(/(?<!s)s$/, '');
  if (count === 1 || word === 'endpoints') return one;
  return one.replace(/[^aeiou]y$/, (end) => `${end.charAt(0)}ie`).replace(/(ss|x|ch|sh)$/, '$1e') + 's';
}

/** @throws AuthorError with the nearest word, if the API knows no such kind */
export async function kindFor(api: ClusterApi, word: string): Promise<Kind> {
  try {
    return await kindOf(api, word);
  } catch (error) {
    if (!(error instanceof UnknownKind)) throw error;
    throw new AuthorError({ cause: 'unknown-kind', reason: `This cluster knows no kind of object called "${word}"`, next: `did you mean ${error.nearest}? kubectl api-resources lists all` });
  }
}

/** The command that shows an object. @param then its last words */
export function getLine({ word, name, namespace }: NamedObject, own: string, then = ''): string {
  return `kubectl get ${oneWord(word)} ${quoted(name)} -n ${namespace ?? own}${then && ` ${then}`}`;
}

export function listLine({ word, selector, namespace }: NamedObjects, own: string): string {
  return `kubectl get ${oneWord(word)}${selector === undefined ? '' : ` -l ${quoted(selector)}`} -n ${namespace ?? own}`;
}

export function describeLine({ word, name, namespace }: NamedObject, own: string): string {
  return `kubectl describe ${oneWord(word)} ${quoted(name)} -n ${namespace ?? own}`;
}

/** @param command as a reader types it */
export function execLine({ word, name }: NamedObject, namespace: string, command: string): string {
  return `kubectl exec ${word === 'pod' ? '' : `${oneWord(word)}/`}${name} -n ${namespace} -- ${command}`;
}

/** kubectl takes the names of kinds in one word. */
export function oneWord(word: string): string {
  return word.replaceAll(/[ -]/g, '');
}
