import { ask } from '../asked';
import { KUBECTL_VERB } from '../../../text/looks';
import { folded } from '../namespaces/folded-namespaces';
import { installsAddon } from './addon';
import { inOwnHome } from './home';
import { withoutMinikube } from './minikube';
import { withPlainWords } from './plain-words';
import { escaped, isAlwaysPulled } from '../manifests/swapped-images';
import { inCurrentVersions } from '../manifests/current-versions';
import { withOwnFiles } from '../manifests/files-elsewhere';
import { inManifestBelow } from '../namespaces/runs-namespace';
import { filesBeside, type State } from '../state';

/** A line as the run can type it: kubectl by its name, in the run's own namespace, with the images of the options. */
export function normalized(text: string, state: State): string {
  const plain = withoutGenerator(withOptions(text, state), state).replace(/^alias ([\w-]+)=(['"])([^]*)\2$/, '$1() { $3 "$@"; }');
  const named = withPlainWords(plain, state).replaceAll(/(^|[|;&(]\s*|&& |\btime )sudo (?=(?:docker|kubectl|helm|k) )/gm, '$1').replaceAll(/(^|[|;&(]\s*|&& )(?:k|oc)(?= +([a-z-]+))/gm, (whole: string, before: string, verb: string) => (KUBECTL_VERB.test(verb) ? `${before}kubectl` : whole));
  return withImages(withoutTerminal(withDashes(withFetched(inOwnNamespace(withOwnFiles(inOwnHome(withoutMinikube(named), state), state), state), state), state)), state);
}

/** `export do="--dry-run=client -o yaml"`: lines below are read as if they had these options themselves. */
function withOptions(text: string, { spelled }: State): string {
  const [, name = '', , options] = /^(?:export )?([A-Za-z_]\w*)=(["'])(-{1,2}[a-z][^"'$`\n]*)\2$/.exec(text) ?? [];
  if (options !== undefined) spelled.set(name, options);
  return text.replaceAll(/(?<=\s)\$(?:\{(\w+)\}|(\w+))(?=\s|$)/g, (whole, within?: string, plain?: string) => spelled.get(within ?? plain ?? '') ?? whole);
}

/** What kubectl run makes today, it had to be asked for once. */
function withoutGenerator(text: string, state: State): string {
  const now = text.replaceAll(/(\bkubectl run\b[^\n|;&]*?) --generator[ =]run-pod\/v1(?=\s|$)/g, '$1');
  if (now !== text) ask(state, 'kubectl run --generator=run-pod/v1', 'version', 'kubectl run');
  return now;
}

/** Between the Pod and the command, kubectl asks for two dashes today. */
function withDashes(text: string, state: State): string {
  const now = text.replaceAll(/(\bkubectl exec(?: -[it]+| --stdin| --tty| (?:-[cn]|--container|--namespace)[= ]\S+)* (?:<[^<>\n]+>|[\w$./{}-]+)(?: -[it]+| --stdin| --tty| (?:-[cn]|--container|--namespace)[= ]\S+)*) (?=[\w./$"'])(?![^\n|;&]* -- )/g, '$1 -- ');
  if (now !== text) ask(state, 'kubectl exec POD COMMAND', 'version', 'kubectl exec POD -- COMMAND');
  return now;
}

/** `-n NAMESPACE`, `-n demo-$USER`: each reader has one of their own, as the run has. */
const OF_READER = / (?:-n|--namespace)(?:[ =]+)["']?(?:[A-Z][A-Z_-]*|[a-z][a-z-]*XX+[\w-]*|(?:your|my)-(?:[a-z]+-)*(?:namespace|ns|name)|[\w-]*\$\{?(?:USER(?:NAME)?|LOGNAME|NAME|STUDENT\w*|TEAM\w*|INITIALS)\}?[\w-]*)["']?(?=\s|$)/g;

function inOwnNamespace(text: string, state: State): string {
  const names = [...state.namespaces, 'default'].join('|');
  if (!/\b(?:kubectl|helm)\b/.test(text)) return text;
  // The run's kubeconfig has one context, its own.
  const here = text.replaceAll(/(\bkubectl (?!config\b)[^\n|;&]*?) --context[ =]\S+/g, '$1').replaceAll(/\bkubectl --context[ =]\S+ /g, 'kubectl ');
  // What is to go, or to change, everywhere is what the run has made.
  const near = here.replaceAll(/(\bkubectl (?:delete|label|annotate|scale)\b[^\n|;&]*?) (?:-A|--all-namespaces)(?=\s|$)/g, '$1');
  const free = near.replaceAll(/ (?:-n|--namespace)(?:[ =]+)["']?(?:\[(?:[\w-]*namespace|ns)\]|[\w-]*<[^<>]*(?:namespace|ns|user|name|naam|nom|kuerzel|initial|student|team|gruppe|group|alumno|aluno)[^<>]*>)(?:-[\w-]+)?["']?(?=\s|$)/gi, '').replaceAll(/ (?:-n|--namespace)(?:[ =]+)["']?\$\{?\w*(?:NAMESPACE|NS|namespace|ns)\w*\}?(?:-[\w-]+)?["']?(?=\s|$)/g, '').replaceAll(OF_READER, '').replaceAll(' --create-namespace', '').replaceAll(new RegExp(` (?:-n|--namespace)(?:[ =]+|(?=\\w))["']?(?:${names})["']?(?=\\s|$)`, 'g'), '');
  return text.includes('<<') ? withManifest(free, state) : free;
}

/** The manifest below a line is as a file of it would be. */
function withManifest(text: string, state: State): string {
  const [, before = '', mark = '', behind = '', body = ''] = /^([^\n]*<<-?\s*)(["']?\w+["']?)([^\n]*\n)([^]*)$/.exec(text) ?? [];
  const end = mark.replaceAll(/["']/g, '');
  const at = new RegExp(`^[ \\t]*${end}[ \\t]*$`, 'm').exec(body)?.index;
  if (at === undefined || end === '') return text;
  const own = inManifestBelow(inCurrentVersions(state, folded(state, body.slice(0, at))), mark);
  return own ? `${before}${own.end}${behind}${own.body}${body.slice(at)}` : text;
}

/** Nobody sits at the terminal of a run: one command in a container needs none. */
function withoutTerminal(text: string): string {
  return /kubectl exec|docker exec/.test(text) && !/ (?:-- )?(?:\/bin\/)?(?:(?:ba|a|z)?sh|redis-cli|mysql|psql|mongosh?|sqlite3|cqlsh)\s*$/.test(text) ? text.replaceAll(/((?:kubectl|docker) exec(?: [^-]\S*)*) (?:-it|-ti|-i -t|-t -i|--stdin --tty|-t)(?= )/g, '$1') : text;
}

/** An address of a file that the text shows, or that was fetched, is its name in the reader's folder. */
function withFetched(text: string, state: State): string {
  return text.replaceAll(/https?:\/\/[^\s"'`|;&)]+\/([\w.-]+\.(?:ya?ml|json|txt|conf|properties|env))(?=$|[\s"'`|;&)])/g, (address: string, name: string) => {
    const fetched = state.options.fetched.get(address);
    if (fetched !== undefined && !state.files.has(name)) state.given.set(name, fetched);
    if (state.files.has(name) || state.given.has(name)) return name;
    const beside = besideFor(address, state);
    if (beside !== undefined || !appliesIt(text, address) || installsAddon(address)) return beside ?? address;
    state.addresses.set(name, address);
    return name;
  });
}

/** Its author is asked for what is in it, once: the line runs with the file, from wherever it comes. */
function appliesIt(text: string, address: string): boolean {
  return new RegExp(`\\bkubectl [^\\n|;&]*(?:-f|--filename)[ =]?["']?${address.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')}`).test(text);
}

/** The file beside the text that an address of the same repository means: `.../main/specs/web.yaml`. At least a folder and a name must be the same. */
function besideFor(address: string, state: State): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const parts = new URL(address).pathname.split('/').filter(Boolean);
  const ends = parts.map((_, index) => parts.slice(index)).filter(({ length }) => length >= 2);
  return ends.map((end) => end.join('/')).find((end) => filesBeside(state, end).has(end));
}

function withImages(text: string, { options: { images } }: State): string {
  return [...images].reduce((all, [from, to]) => {
    // A container has the name of its image, where nothing else names it.
    const container = (image: string): string => (image.split('/').at(-1) ?? image).split(':')[0] ?? image;
    const named = all.includes('set image') ? all.replaceAll(`${container(from)}=${from}`, `${container(to)}=${from}`) : all;
    // Elsewhere, `=` belongs to labels: `app=nginx`.
    const place = new RegExp(`(--image[= ]["']?|${all.includes('set image') ? '=|' : ''}image: ?|"image": ?")${escaped(from)}(?=["'\\s,]|$)`, 'gm');
    const swapped = named.replaceAll(place, (_, before: string) => `${before}${to}`);
    return new RegExp(place.source, 'm').test(named) && /kubectl run\b/.test(swapped) && isAlwaysPulled(to) && !swapped.includes('--image-pull-policy') ? swapped.replace(new RegExp(`--image[= ](?<quote>["']?)${escaped(to)}\\k<quote>(?=\\s|$)`), '$& --image-pull-policy=IfNotPresent') : swapped;
  }, text);
}
