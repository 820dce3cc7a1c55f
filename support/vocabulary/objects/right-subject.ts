import { quoted } from '../../system/command/quoted';

/** Who a sentence about rights is about: `service account "reader"`, `user "jane" of group "developers"`, `group "developers"`. */
export interface Subject {
  is: 'service account' | 'user' | 'group';
  name: string;
  /** Of a user. */
  groups: readonly string[];
  /** Where the right is asked for; undefined for the lab's own. */
  namespace: string | undefined;
}

/** A subject as the API knows it. */
export interface Identity {
  /** `service account reader`, as role bindings name it in words. */
  called: string;
  /** Undefined for a group: anybody in it. */
  user?: string;
  groups: readonly string[];
  /** Options of kubectl that ask in its name. */
  options: string;
}

const SEVERAL = '"[^"]+"(?:, "[^"]+")*(?: and "[^"]+")?';
export const SUBJECT_PATTERN = new RegExp(`(?:(?:service account|serviceaccount|sa|group) "[^"]+"|user "[^"]+"(?: of groups? ${SEVERAL})?)(?: in namespace "[^"]+")?`);

export function subjectOf(text: string): Subject {
  const [, word = '', name = '', groups = '', namespace] = /^(.*?) "([^"]+)"(?: of groups? (.*?"))?(?: in namespace "([^"]+)")?$/.exec(text) ?? [];
  return { is: word === 'user' || word === 'group' ? word : 'service account', name, groups: [...groups.matchAll(/"([^"]+)"/g)].map(([, group = '']) => group), namespace };
}

/** @see https://kubernetes.io/docs/reference/access-authn-authz/authentication/#service-account-tokens for the groups of service accounts */
export function identityOf({ is, name, groups }: Subject, namespace: string): Identity {
  const called = `${is} ${name}`;
  const known = name === 'system:anonymous' ? 'system:unauthenticated' : 'system:authenticated';
  if (is === 'group') return { called, groups: [name, known], options: `--as=somebody --as-group=${quoted(name)}` };
  if (is === 'user') return { called, user: name, groups: [...groups, known], options: [`--as=${quoted(name)}`, ...groups.map((group) => `--as-group=${quoted(group)}`)].join(' ') };
  const user = `system:serviceaccount:${namespace}:${name}`;
  return { called, user, groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, known], options: `--as=${user}` };
}

/** What a right is about: `pods`, `deployments`, `pods/log`, `pods/web`. */
export interface RightResource {
  kind: string;
  subresource?: string;
  /** Of the only object. */
  name?: string;
}

const SUBRESOURCES = new Set(['approval', 'attach', 'binding', 'ephemeralcontainers', 'eviction', 'exec', 'finalize', 'log', 'portforward', 'proxy', 'resize', 'scale', 'status', 'token']);

/** @param text as roles name it, or with the name of an object, as kubectl takes it */
export function resourceOf(text: string): RightResource {
  const [kind = '', ...rest] = text.split('/');
  const second = rest.join('/');
  if (second === '') return { kind };
  return SUBRESOURCES.has(second) ? { kind, subresource: second } : { kind, name: second };
}

/** The words of kubectl for it, which takes what stands behind a slash as a name. */
export function inKubectl({ kind, subresource, name }: RightResource): string {
  return `${quoted(name === undefined ? kind : `${kind}/${name}`)}${subresource === undefined ? '' : ` --subresource=${subresource}`}`;
}
