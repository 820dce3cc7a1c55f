import { startsClient } from './clients';
import { ask } from '../asked';
import { KUBECTL_VERB } from '../../../text/looks';
import { folded } from '../namespaces/folded-namespaces';
import { withExposedPort } from './exposed-ports';
import { inOwnHome } from './home';
import { inOwnPlaces } from './machine-places';
import { withoutMinikube } from './minikube';
import { withPlainWords } from './plain-words';
import { withoutLooker } from './foreground';
import { asDeployment } from './run-deployment';
import { withoutKubeconfig } from './kubeconfig';
import { withNumbers } from './numbers';
import { withoutSlips } from './slips';
import { isAlwaysPulled } from '../manifests/swapped-images';
import { asTaken } from '../manifests/given-files';
import { inOtherFolder, withParents } from './other-folders';
import { withKnownFiles } from '../manifests/file-names';
import { withOwnFiles } from '../manifests/files-elsewhere';
import { withOwnPaths } from '../manifests/stand-in-paths';
import { withFilesBehind } from '../manifests/behind-addresses';
import { withoutMaking } from '../namespaces/made-in-line';
import { asActor } from './actors';
import { inManifestBelow } from '../namespaces/runs-namespace';
import type { State } from '../state';
import { escaped } from '../../../system/escaped';

/** A line as the run can type it: kubectl by its name, in the run's own namespace, with the images of the options. */
export function normalized(text: string, state: State): string {
  return STEPS.reduce((line, step) => step(line, state), text);
}

const STEPS: readonly ((text: string, state: State) => string)[] = [withoutKubeconfig, withOptions, asAccount, withoutEditor, withoutGenerator, asDeployment, asFunction, withoutSlips, withNumbers, withoutLooker, withPlainWords, withoutSudo, withKubectl, withoutMaking, withoutMinikube, inOwnPlaces, inOwnHome, withParents, inOtherFolder, withOwnFiles, withOwnPaths, asActor, inOwnNamespace, withFilesBehind, withKnownFiles, withoutTerminal, withExposedPort, withImages];

/** `--as system:serviceaccount:...`: one word, although the shell computes a part of it. */
function asAccount(text: string): string {
  return text.replaceAll(/(?<=\s--as) +(?=["']?system:serviceaccount:)/g, '=');
}

function asFunction(text: string): string {
  return text.replace(/^alias ([\w-]+)=(['"])([^]*)\2$/, '$1() { $3 "$@"; }');
}

function withoutSudo(text: string): string {
  return text.replaceAll(/(^|[|;&(]\s*|&& |\btime )sudo (?=(?:docker|kubectl|helm|k) )/gm, '$1');
}

/** `k get pods`, `Kubectl get pods`, `kubectl.exe get pods`, `microk8s kubectl get pods` */
function withKubectl(text: string): string {
  return text.replaceAll(/(^|[|;&(]\s*|&& )(?:k|oc|K[Uu][Bb][Ee][Cc][Tt][Ll]|kubectl\.exe|microk8s[. ]kubectl)(?= +([a-z-]+))/gm, (whole: string, before: string, verb: string) => (KUBECTL_VERB.test(verb) ? `${before}kubectl` : whole));
}

const SPELLS_OPTIONS = /^(?:export )?([A-Za-z_]\w*)=(["'])(-{1,2}[a-z][^"'$`\n]*)\2[ \t]*(?:#.*)?$/;
/** What these stand for among those who prepare for an exam. */
const SPELLED_EVERYWHERE = new Map([['do', '--dry-run=client -o yaml'], ['now', '--force --grace-period 0']]);

/** `export do="--dry-run=client -o yaml"`: lines below are read as if they had these options themselves; those above, too, where nothing else has set the variable. */
function withOptions(text: string, state: State): string {
  const { spelled, typedLines, variables } = state;
  const [, name = '', , options] = SPELLS_OPTIONS.exec(text) ?? [];
  if (options !== undefined) spelled.set(name, options);
  const below = (variable: string): string | undefined => (variables.has(variable) ? undefined : typedLines.map((line) => SPELLS_OPTIONS.exec(line.text)).find((found) => found?.[1] === variable)?.[3] ?? everywhere(variable, state));
  return text.replaceAll(/(?<=\s)\$(?:\{(\w+)\}|(\w+))(?=\s|$)/g, (whole, within?: string, plain?: string) => spelled.get(within ?? plain ?? '') ?? below(within ?? plain ?? '') ?? whole);
}

function everywhere(variable: string, state: State): string | undefined {
  const options = SPELLED_EVERYWHERE.get(variable);
  return options === undefined ? undefined : ask(state, `$${variable}`, 'value', options);
}

/** Which editor its reader uses does not matter. */
function withoutEditor(text: string): string {
  return text.replace(/^(?:export )?(?:KUBE_)?EDITOR=(?:\S+|"[^"]*"|'[^']*') +(?=(?:kubectl|k|oc) edit )/, '');
}

/** What kubectl run makes today, it had to be asked for once. */
function withoutGenerator(text: string, state: State): string {
  const now = text.replaceAll(/(\bkubectl run\b[^\n|;&]*?) --generator[ =]run-pod\/v1(?=\s|$)/g, '$1');
  if (now !== text) ask(state, 'kubectl run --generator=run-pod/v1', 'version', 'kubectl run');
  return now;
}

/** `-n NAMESPACE`, `-n demo-$USER`: each reader has one of their own, as the run has. */
const OF_READER = / (?:-n|--namespace)(?:[ =]+)["']?(?:[A-Z][A-Z_-]*|[a-z][a-z-]*XX+[\w-]*|(?:your|my)-(?:[a-z]+-)*(?:namespace|ns|name)|[\w-]*\$\{?(?:USER(?:NAME)?|LOGNAME|NAME|STUDENT\w*|TEAM\w*|INITIALS)\}?[\w-]*)["']?(?=\s|$)/g;

function inOwnNamespace(text: string, state: State): string {
  const names = [...state.namespaces, 'default'].join('|');
  if (!/\b(?:kubectl|helm)\b/.test(text)) return text;
  const spaced = text.includes('<<') ? text : text.replaceAll(/\\\n(?=-)/g, '\\\n  ');
  // The run's kubeconfig has one context, its own.
  const here = spaced.replaceAll(/(\bkubectl (?!config\b)[^\n|;&]*?) --context[ =]\S+/g, '$1').replaceAll(/\bkubectl --context[ =]\S+ /g, 'kubectl ');
  // What is to go, or to change, everywhere is what the run has made.
  const near = here.replaceAll(/(\bkubectl (?:delete|label|annotate|scale)\b[^\n|;&]*?) (?:-A|--all-namespaces)(?=\s|$)/g, '$1');
  const free = near.replaceAll(/ (?:-n|--namespace)(?:[ =]+)["']?(?:\[(?:[\w-]*namespace|ns)\]|[\w-]*<[^<>]*(?:namespace|ns|user|name|naam|nom|kuerzel|initial|student|team|gruppe|group|alumno|aluno)[^<>]*>)(?:-[\w-]+)?["']?(?=\s|$)/gi, '').replaceAll(/ (?:-n|--namespace)(?:[ =]+)["']?\$\{?\w*(?:NAMESPACE|NS|namespace|ns)\w*\}?(?:-[\w-]+)?["']?(?=\s|$)/g, '').replaceAll(OF_READER, '').replaceAll(' --create-namespace', '').replaceAll(new RegExp(` (?:-n|--namespace)(?:[ =]+|(?=\\w))["']?(?:${names})["']?(?=[\\s)]|$)`, 'g'), '');
  return text.includes('<<') ? withManifest(free, state) : free;
}

/** The manifest below a line is as a file of it would be. */
function withManifest(text: string, state: State): string {
  const [, before = '', mark = '', behind = '', body = ''] = /^([^\n]*<<-?\s*)(["']?\w+["']?)([^\n]*\n)([^]*)$/.exec(text) ?? [];
  const end = mark.replaceAll(/["']/g, '');
  const at = new RegExp(`^[ \\t]*${end}[ \\t]*$`, 'm').exec(body)?.index;
  if (at === undefined || end === '') return text;
  const own = inManifestBelow(asTaken(state, folded(state, body.slice(0, at))), mark);
  return own ? `${before}${own.end}${behind}${own.body}${body.slice(at)}` : text;
}

/** Nobody sits at the terminal of a run: one command in a container needs none. */
function withoutTerminal(text: string): string {
  return /kubectl exec|docker exec/.test(text) && !startsClient(text) && !/ (?:-- )?(?:\/bin\/)?(?:(?:ba|a|z)?sh|redis-cli|mysql|psql|mongosh?|sqlite3|cqlsh)\s*$/.test(text) ? text.replaceAll(/((?:kubectl|docker) exec(?: [^-]\S*)*) (?:-it|-ti|-i -t|-t -i|--stdin --tty|-t)(?= )/g, '$1') : text;
}

function withImages(text: string, { options: { images } }: State): string {
  return [...images].reduce((all, [from, to]) => {
    // A container has the name of its image, where nothing else names it.
    const container = (image: string): string => (image.split('/').at(-1) ?? image).split(':')[0] ?? image;
    const named = all.includes('set image') ? all.replaceAll(`${container(from)}=${from}`, `${container(to)}=${from}`) : all;
    // Elsewhere, `=` belongs to labels: `app=nginx`.
    const place = new RegExp(`(--image[= ]["']?|${all.includes('set image') ? '=|' : ''}image: ?|"image": ?")${escaped(from)}(?=["'\\s,;&|)]|$)`, 'gm');
    const swapped = named.replaceAll(place, (_, before: string) => `${before}${to}`);
    return new RegExp(place.source, 'm').test(named) && /kubectl run\b/.test(swapped) && isAlwaysPulled(to) && !swapped.includes('--image-pull-policy') ? swapped.replace(new RegExp(`--image[= ](?<quote>["']?)${escaped(to)}\\k<quote>(?=\\s|$)`), '$& --image-pull-policy=IfNotPresent') : swapped;
  }, text);
}
