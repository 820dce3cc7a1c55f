import type { State } from '../state';

/** Whom the reader's kubeconfig knows besides the reader, as lines of the text write it. */
export interface Actors {
  /** With certificates, which name them for the cluster. */
  users: Set<string>;
  /** The users of contexts. */
  contexts: Map<string, string>;
  /** Who the reader is now, if not themselves. */
  now?: string | undefined;
}

/** Verbs that act as nobody, or for all alike. */
const OF_NOBODY = /^kubectl (?:config|version|completion|explain|options|help)\b/;
/** What only those do who look after a cluster: its reader is themselves again. */
const OF_ADMINS = /^kubectl (?:certificate |(?:create|apply|delete|replace) (?:-f \S*(?:csr|role|rbac|binding|namespace)|(?:cluster)?role|ns |namespace|serviceaccount|sa |csr))/i;

/** A line that the text types as somebody else, by a context or a user of its kubeconfig, with `--as`: the run's kubeconfig has one user. */
export function asActor(text: string, { actors }: Pick<State, 'actors'>): string {
  note(text, actors);
  if (OF_ADMINS.test(text)) actors.now = undefined;
  if (!/^kubectl /.test(text) || OF_NOBODY.test(text) || / --as[= ]/.test(text)) return text;
  const context = / --context[= ]["']?([\w@./-]+)/.exec(text)?.[1];
  const named = / --user[= ]["']?([\w@./-]+)["']?(?=\s|$)/.exec(text);
  const actor = named?.[1] ?? (context === undefined ? actors.now : actors.contexts.get(context));
  if (actor === undefined || !actors.users.has(actor)) return text;
  return text.replace(named?.[0] ?? '', '').replace(/^kubectl /, `kubectl --as=${actor} `);
}

/** `kubectl config set-credentials jane`, `set-context office --user=jane`, `use-context office` */
function note(text: string, actors: Actors): void {
  const [, verb, name = ''] = /^kubectl config (set-credentials|set-context|use-context) (?:--current\s+)?["']?([\w@./-]+)/.exec(text) ?? [];
  const user = /\s--user[= ]["']?([\w@./-]+)/.exec(text)?.[1];
  if (verb === 'set-credentials' && !text.includes('--token')) actors.users.add(name);
  if (verb === 'set-context' && user !== undefined && text.includes('--current')) actors.now = user;
  else if (verb === 'set-context' && user !== undefined) actors.contexts.set(name, user);
  if (verb === 'use-context') actors.now = actors.contexts.get(name);
}
