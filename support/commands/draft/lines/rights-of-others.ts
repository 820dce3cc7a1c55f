import type { Word } from '../../../vocabulary/shell/parse-lines';
import { inWords, kindOfWord } from './kinds';
import { kubectlLine, optionOf, type KubectlLine } from './kubectl-line';
import { quotable, then, typed, type Drafted } from '../drafted';
import { asTodo, isDrafted } from '../outcome';
import { answerOf, type Answer, type Right } from '../objects/who-may';
import { showsFailure } from '../outputs/shown-output';
import type { State } from '../state';

const ASKED = new Set(['as', 'as-group', 'namespace', 'subresource', 'quiet', 'q']);

/** What the text says near the line. */
export interface Near {
  /** The answer, if it says one. */
  said: boolean | undefined;
  /** The namespace that the line is about. */
  home: string;
  /** The line as it is typed. */
  text: string;
}

/** A line that acts as a user or a group, as a Then about their rights, or for a person. @returns undefined for lines that act as nobody else, or do more than ask */
export function ofRights(commands: readonly Word[][], base: Drafted, near: Near, state: State): Partial<Drafted> | undefined {
  const [line] = commands.length === 1 ? commands.flatMap((words) => kubectlLine(words) ?? []) : [];
  const user = line && optionOf(line, 'as');
  const groups = line?.options.get('as-group') ?? [];
  const ofAccount = line && rightOfAccount(line, near.text);
  const elsewhere = ofAccount && askedElsewhere(line, ofAccount, near, state);
  if (elsewhere) return elsewhere;
  const conflict = ofAccount && (conflictOf(ofAccount, near, answerOf(ofAccount, state), state) ?? whyAccountWaits(ofAccount, near, state));
  if (conflict !== undefined) return asTodo(base, conflict);
  if (!line || line.isComputed || (user === undefined && groups.length === 0) || user?.startsWith('system:serviceaccount:') === true) return undefined;
  const asked = line.verb === 'auth' && line.second === 'can-i' ? questionOf(line) : shownBy(line, base.shown, near.said) ?? computedFor(line, { user, groups }, near, state);
  const found = asked && 'right' in asked ? thenOf({ user, groups, ...asked.right }, line, { ...near, said: asked.answer ?? near.said }, state) : asked?.why;
  return typeof found === 'string' ? asTodo(base, found) : found;
}

/** What somebody else does in the text, and may do there: the run does it itself, and asks for their right. */
export interface Allowed {
  /** The line without the name. */
  text: string;
  asked: Partial<Drafted>;
}

/** A line that acts in the name of somebody who may do this, by the roles and bindings of the text. */
export function allowedActOf(commands: readonly Word[][], near: Near, state: State): Allowed | undefined {
  const [line] = commands.length === 1 ? commands.flatMap((words) => kubectlLine(words) ?? []) : [];
  const user = line && optionOf(line, 'as');
  const groups = line?.options.get('as-group') ?? [];
  if (!line || line.isComputed || user === undefined || user.startsWith('system:') || ['get', 'describe', 'auth'].includes(line.verb)) return undefined;
  const right = rightOf(line);
  if (!right || answerOf({ user, groups, ...right }, state).isAllowed !== true) return undefined;
  const asked = thenOf({ user, groups, ...right }, line, near, state);
  return typeof asked === 'string' ? undefined : { text: near.text.replaceAll(/ --as(?:-group)?[= ]\S+/g, ''), asked };
}

/** A line of the run's own, with the Then about who does it in the text. */
export function withRight(item: Drafted, { asked }: Allowed): Drafted {
  return isDrafted(item) ? { ...item, lines: [...item.lines, ...(asked.lines ?? [])], uses: [...item.uses, ...(asked.uses ?? [])] } : item;
}

function thenOf(right: Right, line: KubectlLine, near: Near, state: State): Partial<Drafted> | string {
  const names = [...(right.user === undefined ? [] : [right.user]), ...right.groups, right.verb, right.resource];
  if (!names.every(quotable) || (right.user === undefined && right.groups.length > 1)) return 'no sentence has these names';
  return whyNotHere(right, line) ?? asThen(right, near, state);
}

/** `get pods --subresource=log`, and what else no sentence asks. */
function questionOf(line: KubectlLine): Asked | undefined {
  const [verb] = line.kinds;
  const [target, ...more] = line.targets;
  if (line.options.has('list')) return { why: `it lists all rights of ${calledIn(line)}: say which one must be seen, as in: Then ${sentenceSubject(line)} may "get" "pods"` };
  if (verb === undefined) return undefined;
  if (line.options.has('all-namespaces')) return { why: 'it asks about all namespaces, and a run has only its own' };
  if (!target || more.length > 0 || target.name.startsWith('/') || [...line.options.keys()].some((option) => !ASKED.has(option))) return { why: `no sentence asks for this right of ${calledIn(line)}` };
  const [kind = '', ...rest] = target.name.split('/');
  const subresource = optionOf(line, 'subresource');
  if (/^(?:log|exec|attach|portforward|status|scale)$/.test(rest.join('/'))) return { why: `kubectl reads ${target.name} as the name of an object; it asks for the subresource with --subresource=${rest.join('/')}` };
  return { right: { verb, resource: [kind, ...(subresource === undefined ? rest : [subresource])].join('/') } };
}

type Asked = { right: Pick<Right, 'verb' | 'resource'>; answer?: boolean } | { why: string };

const REFUSED = /User "[^"]*" cannot ([a-z]+) resource "([^"]+)" in API group "[^"]*" (in the namespace|at the cluster scope)/;

/** What the text shows of a line that looks or acts in the name of somebody. */
function shownBy(line: KubectlLine, output: string | undefined, said: boolean | undefined): Asked | undefined {
  const [, verb = '', resource = '', place] = REFUSED.exec(output ?? '') ?? [];
  if (place === 'at the cluster scope') return { why: `what ${calledIn(line)} may in the whole cluster is not asked: a run has only its own namespace` };
  if (place !== undefined) return { right: { verb, resource }, answer: false };
  const isAllowed = output === undefined ? said : showsFailure(output) ? undefined : true;
  const [kind, ...others] = line.kinds;
  const [target, ...more] = line.targets;
  const does = line.verb === 'get' ? (target ? 'get' : 'list') : line.verb === 'delete' && isAllowed === false ? 'delete' : undefined;
  const plural = kindOfWord(kind ?? '')?.plural;
  const isPlain = [...line.options.keys()].every((option) => ['as', 'as-group', 'namespace', 'output'].includes(option));
  if (isAllowed === undefined || does === undefined || plural === undefined || others.length + more.length > 0 || !isPlain) return undefined;
  return { right: { verb: does, resource: isAllowed && target ? `${plural}/${target.name}` : plural }, answer: isAllowed };
}

/** What the roles and bindings of the text say of a line of which it shows nothing. */
function computedFor(line: KubectlLine, who: Pick<Right, 'user' | 'groups'>, { said }: Near, state: State): Asked | undefined {
  const right = rightOf(line);
  const answer = right && answerOf({ ...who, ...right }, state).isAllowed;
  if (!right || answer === undefined) return undefined;
  return answer && !['get', 'describe'].includes(line.verb) ? undefined : { right, answer: said ?? answer };
}

/** What changes an object that is there. */
const CHANGES = new Set(['label', 'annotate', 'patch', 'set']);
const OF_PODS: Record<string, [verb: string, resource: string]> = { run: ['create', 'pods'], logs: ['get', 'pods/log'], exec: ['create', 'pods/exec'], expose: ['create', 'services'] };

/** The right that a line needs, where it is one, and the line names a kind. */
function rightOf(line: KubectlLine): Pick<Right, 'verb' | 'resource'> | undefined {
  const { verb, second, kinds, targets, files, options } = line;
  const [own, ofPods] = OF_PODS[verb] ?? [];
  const plural = kindOfWord(kinds[0] ?? targets[0]?.kind ?? '')?.plural;
  if (own !== undefined && ofPods !== undefined) return { verb: own, resource: ofPods };
  if (plural === undefined || files.length > 0 || new Set([...kinds, ...targets.map(({ kind }) => kind)].map((word) => kindOfWord(word)?.plural)).size > 1 || options.has('all-namespaces')) return undefined;
  if (verb === 'get' || verb === 'describe') return { verb: targets.length > 0 ? 'get' : 'list', resource: plural };
  if (verb === 'create' || verb === 'delete') return { verb, resource: plural };
  if (verb === 'scale') return { verb: 'patch', resource: `${plural}/scale` };
  return CHANGES.has(verb) || (verb === 'rollout' && second === 'restart') ? { verb: 'patch', resource: plural } : undefined;
}

/** Why a right cannot be asked for in the run's own namespace. */
function whyNotHere({ resource }: Right, line: KubectlLine): string | undefined {
  const [word = ''] = resource.split('/');
  const kind = kindOfWord(word);
  const other = optionOf(line, 'namespace');
  if (kind?.isNamespaced === false) return `a ${inWords(kind.kind)} belongs to the whole cluster, and what ${calledIn(line)} may is asked only in the run’s own namespace`;
  if (!kind && word !== '*') return `labspec does not know the kind ${word}: say what ${calledIn(line)} may do`;
  return other === undefined ? undefined : `it asks about the namespace ${other}, and a run has only its own`;
}

/** Where the text does not say the answer, its own roles and bindings do. */
function asThen(right: Right, near: Near, state: State): Partial<Drafted> | string {
  const answer = answerOf(right, state);
  const isAllowed = near.said ?? answer.isAllowed;
  const [who, does] = [subjectIn(right), `"${right.verb}" "${right.resource}"`];
  const conflict = conflictOf(right, near, answer, state);
  if (conflict !== undefined) return conflict;
  if (isAllowed === undefined) return `the text does not say the answer: Then ${who} may ${does}, or may not`;
  state.rights.add('create subjectaccessreviews authorization.k8s.io');
  return { lines: [then(`${who} ${isAllowed ? 'may' : 'may not'} ${does}`, claimOf(right, isAllowed, answer, state))], outcome: 'sentence', isLook: true, uses: answer.about };
}

/** The binding that allows something in another namespace of the text only, and where it is. */
function boundElsewhere({ said, home }: Near, { isAllowed, by }: Answer, state: State): string[] | undefined {
  const places = isAllowed === true && said !== true ? by.map((key) => [key, key.startsWith('ClusterRoleBinding/') ? home : (state.homes.get(key) ?? home)]) : [];
  return places.some(([, place]) => place === home) ? undefined : places[0];
}

/** What an account may in a namespace of the text where nothing is bound: the run asks about that one, which it has not, and not about its own. */
function askedElsewhere(line: KubectlLine, right: Right, near: Near, state: State): Partial<Drafted> | undefined {
  const answer = answerOf(right, state);
  if (line.verb !== 'auth' || near.home === 'default' || !boundElsewhere(near, answer, state)) return undefined;
  return { lines: [typed(near.text.replace(/(?=\s--as[= ])/, ` -n ${near.home}`)), then('I see "no"')], outcome: 'typed', isLook: true, uses: answer.about };
}

/** Why the answer of the text cannot be that of the run. */
function conflictOf(right: Right, near: Near, answer: Answer, state: State): string | undefined {
  const { said, home } = near;
  const { isAllowed, by } = answer;
  const elsewhere = boundElsewhere(near, answer, state);
  if (elsewhere) return `it asks about the namespace ${home}, but ${elsewhere.join(' is in the namespace ')}, and a run has only one`;
  if (isAllowed === undefined || said === undefined || isAllowed === said) return undefined;
  return `the text says ${said ? 'yes' : 'no'}, but what it makes ${said ? 'does not allow this' : `allows this (${by.join(', ')})`}: Then ${subjectIn(right)} may "${right.verb}" "${right.resource}", or may not`;
}

/** The service account that a line acts as: the shell computes the namespace in its name. */
const ACCOUNT = /\s--as[= ]["']?(system:serviceaccount:[^:\s]+:[\w.-]+)/;

function rightOfAccount(line: KubectlLine, text: string): Right | undefined {
  const user = ACCOUNT.exec(text)?.[1];
  const asked = line.verb === 'auth' && line.second === 'can-i' ? questionOf(line) : undefined;
  const right = asked ? ('right' in asked ? asked.right : undefined) : rightOf(line);
  return user === undefined || right === undefined ? undefined : { user, groups: [], ...right };
}

/** What gives an account its rights, a person must write first. */
function whyAccountWaits(right: Right, { said }: Near, state: State): string | undefined {
  return said === true && state.heldAt !== undefined && answerOf(right, state).isAllowed === undefined ? `it needs what line ${state.heldAt} is to do` : undefined;
}

/** What the roles and bindings of the text say of a line that acts as a service account of it: undefined if they do not. */
export function accountMay(commands: readonly Word[][], text: string, state: State): boolean | undefined {
  const [line] = commands.length === 1 ? commands.flatMap((words) => kubectlLine(words) ?? []) : [];
  const right = line && rightOfAccount(line, text);
  return right && answerOf(right, state).isAllowed;
}

/** What is allowed goes with its bindings; what is denied, once the text allows it. */
function claimOf(right: Right, isAllowed: boolean, { by, about }: Answer, state: State): { objects: string[]; aspect: 'value' | 'gone' } | undefined {
  if (isAllowed) return by.length > 0 ? { objects: about, aspect: 'value' } : undefined;
  const key = `the right of ${subjectIn(right).replaceAll('"', '')} to ${right.verb} ${right.resource}`;
  state.denied.set(key, right);
  return { objects: [key], aspect: 'gone' };
}

/** As a sentence has it: `user "jane" of group "developers"`. */
function subjectIn({ user, groups }: Pick<Right, 'user' | 'groups'>): string {
  const all = groups.map((group) => `"${group}"`).join(', ').replace(/, ("[^"]*")$/, ' and $1');
  return user === undefined ? `group ${all}` : `user "${user}"${groups.length === 0 ? '' : ` of group${groups.length === 1 ? '' : 's'} ${all}`}`;
}

function sentenceSubject(line: KubectlLine): string {
  return subjectIn({ user: optionOf(line, 'as'), groups: line.options.get('as-group') ?? [] });
}

function calledIn(line: KubectlLine): string {
  return optionOf(line, 'as') ?? line.options.get('as-group')?.join(', ') ?? 'somebody';
}
