import type { LabText } from '../../../text/lab-text';
import { plainName } from '../manifests/plain-name';
import type { State } from '../state';

/** Whom the reader's kubeconfig knows besides the reader, as lines of the text write it. */
export interface Actors {
  /** As whom its users act: those with certificates bear their own names, those with tokens are service accounts. */
  users: Map<string, string>;
  /** The users of contexts, and of kubeconfigs of their own. */
  contexts: Map<string, string>;
  kubeconfigs: Map<string, string>;
  /** The service accounts of tokens in variables of the shell. */
  tokens: Map<string, string>;
  /** Who the reader is now, if not themselves. */
  now?: string | undefined;
}

/** `- context: { user: jane }`, in a kubeconfig that the text shows: by the names of the contexts. */
export function contextsIn({ blocks }: LabText): Map<string, string> {
  const shown = blocks.map(({ text }) => text).filter((text) => /^\s*contexts:/m.test(text)).join('\n');
  return new Map([...shown.matchAll(/^[ ]*- context:\n(?:[ ]+(?!name:)\S.*\n)*?[ ]+user: ["']?([\w@.:/-]+)["']?\n(?:[ ]+(?!name:)\S.*\n)*?[ ]+name: ["']?([\w@./-]+)/gm)].map(([, user = '', name = '']) => [name, user]));
}

export function noActors(): Actors {
  return { users: new Map(), contexts: new Map(), kubeconfigs: new Map(), tokens: new Map() };
}

/** Verbs that act as nobody, or for all alike. */
const OF_NOBODY = /^kubectl (?:config|version|completion|explain|options|help)\b/;
/** What only those do who look after a cluster: its reader is themselves again. */
const OF_ADMINS = /^kubectl (?:certificate |(?:create|apply|delete|replace) (?:-f \S*(?:csr|role|rbac|binding|namespace)|(?:cluster)?role|ns |namespace|serviceaccount|sa |csr))/i;
const KINDS_OF_ADMINS = /^\s*kind:\s*["']?(?:(?:Cluster)?Role(?:Binding)?|Namespace|ServiceAccount|CertificateSigningRequest)\b/m;
/** Whom a binding names does not act. */
const BINDS = /^kubectl (?:.* )?(?:create (?:cluster)?rolebinding|set subject) /;
/** A line, up to what a container runs, or to what the shell does with its output. */
const FIRST = /^(?:[^'"|;&<>\n#\\]|'[^']*'|"[^"]*"|\\\n)*?(?=\s+--(?:\s|$)|\s*(?:[|;&<>\n#]|$))/;
const FILE = / --kubeconfig[= ]["']?([^\s"']+)["']?/;

/** A line that the text types as somebody else, by a context or a user of its kubeconfig, with `--as`: the run's kubeconfig has one user. */
export function asActor(text: string, { actors, files }: Pick<State, 'actors' | 'files'>): string {
  note(text, actors);
  const applied = /^kubectl (?:create|apply|delete|replace) -f ["']?([\w./-]+)/.exec(text)?.[1] ?? '';
  if (OF_ADMINS.test(text) || KINDS_OF_ADMINS.test(files.get(plainName(applied)) ?? '')) actors.now = undefined;
  if (!/^kubectl /.test(text) || OF_NOBODY.test(text) || / --as[= ]/.test(text)) return text;
  const context = / --context[= ]["']?([\w@./-]+)/.exec(text)?.[1];
  const named = BINDS.test(text) ? null : / --user[= ]["']?([\w@./-]+)["']?(?=\s|$)/.exec(text);
  const [option, file] = FILE.exec(text) ?? [];
  const user = named?.[1] ?? actors.kubeconfigs.get(file ?? '') ?? (context === undefined ? actors.now : actors.contexts.get(context));
  const actor = actors.users.get(user ?? '');
  if (actor === undefined) return text;
  return text.replace(named?.[0] ?? '', '').replace(option ?? '', '').replace(FIRST, (line) => `${line} --as=${actor}`);
}

/** `kubectl config set-credentials jane`, `set-context office --user=jane`, `use-context office`, `TOKEN=$(kubectl create token clerk)` */
function note(text: string, actors: Actors): void {
  const [, verb, name = ''] = /^kubectl config (set-credentials|set-context|use-context) (?:--current\s+)?["']?([\w@./-]+)/.exec(text) ?? [];
  const user = /\s--user[= ]["']?([\w@./-]+)/.exec(text)?.[1];
  const file = FILE.exec(text)?.[1];
  const account = accountOf(text, actors);
  const variable = /^(?:export )?(\w+)=/.exec(text)?.[1];
  if (variable !== undefined && account !== undefined) actors.tokens.set(variable, account);
  if (verb === 'set-credentials' && (account !== undefined || !text.includes('--token'))) actors.users.set(name, account ?? name);
  if (verb === 'set-context' && file !== undefined && user !== undefined) actors.kubeconfigs.set(file, user);
  if (file !== undefined) return;
  if (verb === 'set-context' && user !== undefined && text.includes('--current')) actors.now = user;
  else if (verb === 'set-context' && user !== undefined) actors.contexts.set(name, user);
  if (verb === 'use-context') actors.now = actors.contexts.get(name);
}

/** The service account of a token: one that the line asks for, that Kubernetes kept in a Secret once, or that a variable has. */
function accountOf(text: string, { tokens }: Actors): string | undefined {
  const [, asked] = /\bkubectl (?:(?:-n|--namespace)[= ]\S+ )?create token ([a-z][\w-]*)/.exec(text) ?? [];
  const [, kept] = /\bget secrets?\b[^\n]*(?<![\w-])([a-z][\w-]*)-token\b/.exec(text) ?? [];
  const [, variable = ''] = /--token[= ]"?\$\{?(\w+)\}?/.exec(text) ?? [];
  const name = asked ?? kept;
  return name === undefined ? tokens.get(variable) : `system:serviceaccount:default:${name}`;
}
