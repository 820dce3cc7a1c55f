import type { LabText } from '../../../text/lab-text';
import { commandsIn } from './commands-in';
import { kubectlLine } from './kubectl-line';
import { filesBeside, type State } from '../state';

/** `<pod>`, `[pod]`, `podname`, `--replicas=N`, `(--all)`. */
const PLACEHOLDER = /<[A-Za-z][\w| -]*>|(?<=[\s=/])\[[A-Za-z][\w-]*\](?=[\s/]|$)|(?<=\s)(?:pod|node|container|deployment|service|namespace|object|resource|file)[-_]?name(?=\s|$)|(?<=\s--[a-z-]+=)N(?=\s|$)|(?<=\s)\(--[a-z-]+\)/g;
/** A lab has a few, for the reader's own names, and uses each of them again and again. */
const FEWEST = 10;
/** What makes nothing is no lab with the first few; one about what its reader has beforehand asks for a Pod or two. */
const FEWEST_WITHOUT_OBJECTS = 4;
/** Where so many of its lines are forms, fewer are enough. */
const MOST = 0.65;
const FEWEST_OF_MOST = 6;
const MAKES = /\b(?:kubectl|k|oc)(?: -n \S+)? (?:run|apply|create|expose)\b|\bhelm install\b|\bdocker (?:run|build)\b/;

/** Why a line that only shows how lines are built is left out. */
export const SHOWS_FORM = 'it shows how lines are built';

/** Whether a text lists the commands of a program, with placeholders for everything, rather than having them typed: a cheat sheet. */
export function isReference({ blocks }: LabText): boolean {
  const commands = blocks.flatMap(({ commands: typed = [] }) => typed.map(({ text }) => text));
  const forms = commands.filter(isForm);
  const makes = blocks.some(({ kind }) => kind === 'file') || commands.some((text) => !isForm(text) && MAKES.test(text));
  const fewest = !makes ? FEWEST_WITHOUT_OBJECTS : forms.length < commands.length * MOST ? FEWEST : FEWEST_OF_MOST;
  return forms.length >= commands.length / 2 && new Set(forms.flatMap((text) => text.match(PLACEHOLDER) ?? [])).size >= fewest;
}

export function isForm(text: string): boolean {
  return text.search(PLACEHOLDER) >= 0;
}

/** What stands for any name or value: the same, words in capitals, and paths that nobody has. */
const GENERIC = new RegExp(`${PLACEHOLDER.source}|<[A-Za-z][^<>\\n]*>|(?<=[\\s/=])\\[[A-Za-z][\\w -]*\\](?=[\\s/=:]|$)|(?<=[\\s/])[A-Z][A-Z_]{2,}(?=[\\s/=]|$)|(?<=[\\s=])\\S*path/to/[^\\s"']+`, 'g');

/** Each reader has one of their own, as the run has. */
const OF_READER = / (?:-n|--namespace)[ =](?:<[^<>\n]+>|\[[^\]\n]+\])/;

/** `kubectl set image deployment/<name> <container>=<image>`: a line of kubectl that names nothing of any lab. Where nothing fills its placeholders, nobody types it. */
export function namesNothing(text: string): boolean {
  const generic = new Set<string>();
  const marked = text.replace(OF_READER, '').replaceAll(GENERIC, (whole) => {
    generic.add(whole);
    return 'GENERIC';
  });
  const line = kubectlLine(commandsIn(marked)?.[0] ?? []);
  const names = line && [...line.targets.map(({ name }) => name), ...line.files, ...line.rest];
  return generic.size > 1 && names?.every((name) => name.includes('GENERIC')) === true && names.length > 0;
}

/** `kubectl apply -f manifest.yml`, in a text that only lists commands: any file is meant, and there is none of this name. */
export function namesAnyFile(text: string, state: State): boolean {
  const name = /^kubectl (?:apply|create|delete|replace) (?:-f|--filename)[= ]?([\w-]*(?:file|manifest|pod|deployment|app|service|config|example|resource)[\w-]*\.(?:ya?ml|json))$/i.exec(text)?.[1];
  return name !== undefined && !state.files.has(name) && !state.later.has(name) && filesBeside(state, name).size === 0;
}
