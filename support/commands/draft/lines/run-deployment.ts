import { escaped } from '../../../system/escaped';
import { ask } from '../asked';
import type { State } from '../state';

type Typed = State['typedLines'];

const RUN = /^(?:kubectl|k) run ((?:\\\n|[^|;&<>\n])*)/;
/** Options that kubectl create deployment has, too. */
const KEPT = /^--(?:image|replicas|port|dry-run|output|save-config|namespace)(?:=|$)|^-[on]$/;
/** What kubectl run had for a Deployment, and what a Deployment has anyway. */
const IMPLIED = /^--(?:generator=(?:deployment|run)\/.*|restart=Always|record(?:=true)?|command(?:=true)?)$/;
const MEANT = 'kubectl create deployment';

/** `kubectl run web --image=nginx --replicas=2`, of the time when it made a Deployment: kubectl run makes a Pod today. Also without such an option, if the text speaks of the Deployment and nothing else makes it. */
export function asDeployment(text: string, state: State): string {
  const selected = text.replaceAll(/(\s(?:-l|--selector)[= ]?["']?)run=([a-z0-9-]+)/g, (whole, before: string, name: string) => (isDeployment(name, state) ? `${before}app=${name}` : whole));
  const line = RUN.exec(selected)?.[0] ?? '';
  const name = nameIn(line);
  const words = name === undefined ? undefined : withoutRun(line);
  if (name === undefined || words === undefined || !isDeployment(name, state)) return selected;
  ask(state, 'kubectl run, for a Deployment', 'version', MEANT);
  return `${MEANT} ${name} ${words}${/\s+$/.exec(line)?.[0] ?? ''}${selected.slice(line.length)}`;
}

function isDeployment(name: string, { typedLines, later }: State): boolean {
  const runs = typedLines.filter(({ text }) => nameIn(RUN.exec(text)?.[0] ?? '') === name);
  if (runs.length === 0 || runs.some(({ text }) => withoutRun(RUN.exec(text)?.[0] ?? '') === undefined)) return false;
  const word = `${escaped(name)}(?![\\w.-])`;
  const isPod = has(typedLines, new RegExp(`\\b(?:logs|exec|attach|port-forward|cp)\\b(?: +-\\S+)* +(?:pods?/)?${word}|\\b(?:po|pods?)[ /]${word}`));
  const isMade = has(typedLines, new RegExp(`\\bcreate (?:deployment|deploy) ${word}`)) || [...later.values()].some((file) => new RegExp(`^ *name: *["']?${word}`, 'm').test(file));
  const isSpokenOf = runs.some(({ text, output }) => /\s--(?:replicas|generator=(?:deployment|run)\/)/.test(text) || new RegExp(`deployment(?:\\.[a-z.]+)?[/ ]"?${word}`).test(output?.text ?? ''));
  return !isPod && !isMade && (isSpokenOf || has(typedLines, new RegExp(`\\b(?:deployments?|deploy)(?:\\.apps)?[ /]${word}`)));
}

function has(lines: Typed, words: RegExp): boolean {
  return lines.some(({ text }) => words.test(text));
}

function nameIn(line: string): string | undefined {
  return /^\S+ run ([a-z0-9][a-z0-9-]*)(?=\s|$)/.exec(line)?.[1];
}

/** The words behind the name, for kubectl create deployment; undefined if it cannot have them. */
function withoutRun(line: string): string | undefined {
  const [own = '', ...command] = line.replace(RUN, '$1').trimEnd().split(/(?=\s--\s)/);
  const [, ...options] = own.trim().replaceAll(/\\\n/g, ' ').replaceAll(/(\s--?[\w-]+) +(?=[^-\s])/g, '$1=').split(/\s+/);
  const kept = options.filter((option) => !IMPLIED.test(option));
  if (kept.some((option) => !KEPT.test(option.replace(/^(-[on])=/, '$1')))) return undefined;
  return [kept.map((option) => option.replace(/^(-[on])=/, '$1 ')).join(' '), ...command].join('');
}
