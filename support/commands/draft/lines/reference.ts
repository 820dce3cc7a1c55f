import type { LabText } from '../../../text/lab-text';
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

/** `kubectl apply -f manifest.yml`, in a text that only lists commands: any file is meant, and there is none of this name. */
export function namesAnyFile(text: string, state: State): boolean {
  const name = /^kubectl (?:apply|create|delete|replace) (?:-f|--filename)[= ]?([\w-]*(?:file|manifest|pod|deployment|app|service|config|example|resource)[\w-]*\.(?:ya?ml|json))$/i.exec(text)?.[1];
  return name !== undefined && !state.files.has(name) && !state.later.has(name) && filesBeside(state, name).size === 0;
}
