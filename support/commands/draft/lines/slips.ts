import { meantProgram } from '../../../vocabulary/shell/misspelt-program';
import { OPTIONS_TO_LEAVE_OUT } from '../../../platform/kubernetes/removed';
import { ask } from '../asked';
import type { State } from '../state';
import { containersFor } from '../objects/named-containers';
import { kindOfWord } from './kinds';
import { withKindsAsMeant } from './misspelt-kinds';
import { withRemovedRunOptions } from './run-options';
import { withCommandsAsMeant, withOptionsAsMeant } from './unknown-options';

/** Programs that a lab is about: with one letter wrong, nothing else can be meant. */
const OF_LABS = new Set(['kubectl', 'docker', 'helm']);
const FIRST_WORD = /^([a-z][a-z-]{3,9})(?= [a-z])|(?<=(?:\||&&) *)([a-z][a-z-]{3,9})(?= [a-z])/g;
/** A line break that is lost: bash takes the blank behind the backslash for a part of the next word. */
const LOST_BREAK = / \\[ \t]+(?=--?[a-z])/g;

/** A line as its author meant it, who is asked to change the text: a program with a letter wrong, a lost line break, a here-document without its end, an option that had no effect and that the program no longer has. */
export function withoutSlips(text: string, state: State): string {
  const [line = '', ...below] = withHyphens(withRemovedRunOptions(text, state), state).split('\n');
  const end = endLost(line, below);
  if (end !== undefined) below.push(ask(state, 'a here-document without its end', 'slip', end));
  const named = line.replaceAll(FIRST_WORD, (name) => {
    const meant = meantProgram(name);
    return meant !== undefined && OF_LABS.has(meant) ? ask(state, name, 'slip', meant) : name;
  });
  const whole = named.replaceAll(LOST_BREAK, () => ask(state, 'a backslash before a blank', 'slip', ' '));
  const said = whole.replace(/(?<=^kubectl [^'"]*\S)\s+(?:👈|👉|⬅️?|←|⇐|◀|<-{2,})[^'"|>]*$/u, '');
  const current = OPTIONS_TO_LEAVE_OUT.reduce((rest, option) => withoutOption(rest, option, state), said);
  return [SLIPS.reduce((rest, without) => without(rest, state), current), ...below].join('\n');
}

const SLIPS: readonly ((text: string, state: State) => string)[] = [withForce, withVersion, withImageAsOption, withValuesAtOptions, withSlashes, withCommandsAsMeant, withPodsRun, withKindsInOneWord, withKindsAsMeant, withOptionsAsMeant, withVerbFirst, withOwners, withKindOfName, withValuesAsWritten, withoutRestart, withDecoding, withDashes, withKindBefore, withFirstChoice, withOwnContainer, withOnlyContainer, withOwnShell];

/** `--image= nginx:1`: the shell would take the value for a word of its own. */
function withValuesAtOptions(text: string, state: State): string {
  const now = text.replaceAll(/(?<=\bkubectl [^|;&]*\s--(?:image|replicas|port|target-port|name|type)=) +(?=[\w./])/g, '');
  if (now !== text) ask(state, 'a blank before the value of an option', 'slip', 'the value');
  return now;
}

/** `kubectl create service account web`: kubectl knows kinds in one word only. */
function withKindsInOneWord(text: string, state: State): string {
  return text.replaceAll(/(?<=\bkubectl (?:get|describe|create|delete|edit) )(service account|config map|replica set|stateful set|daemon set|cron job|network policy|resource quota)(s?)(?=\s|$)/gi, (words) => ask(state, words, 'slip', words.replace(' ', '').toLowerCase()));
}

/** `kubectl create pod web --image=nginx:1`: Pods are made by `kubectl run`. */
function withPodsRun(text: string, state: State): string {
  return text.replace(/^kubectl create pod (?=[^\n]*--image[= ])/, (words) => `${ask(state, words.trim(), 'slip', 'kubectl run')} `);
}

/** The end of a here-document that the lines below do not have. */
function endLost(line: string, below: readonly string[]): string | undefined {
  const end = /(?<![<\d(])<<-?\s*["']?([A-Za-z_]\w*)/.exec(line)?.[1];
  return end === undefined || below.some((one) => one.trim() === end) ? undefined : end;
}

/** `kubectl create –f web.yaml`: a word processor has made one dash of what was typed. */
function withHyphens(text: string, state: State): string {
  if (!/^\s*(?:kubectl|docker|helm|k) /.test(text)) return text;
  return text.replaceAll(/(?<=\s)[–—]([A-Za-z][\w-]*)(?=[\s=]|$)/g, (dash, name: string) => ask(state, dash, 'slip', `${name.length === 1 ? '-' : '--'}${name}`));
}

/** `rm web.yaml`, where neither the text nor the repository has such a file: it is to be gone. */
function withForce(text: string, state: State): string {
  const names = /^rm ((?:[\w.-]+\.\w+ ?)+)$/.exec(text.trim())?.[1]?.trim().split(' ') ?? [];
  const unknown = state.hasRunScripts ? undefined : names.find((name) => !state.files.has(name) && !state.madeByLines.has(name));
  return unknown === undefined ? text : text.replace('rm', ask(state, `rm ${unknown}`, 'slip', 'rm -f'));
}

/** `kubectl run web image=nginx:1`: what it runs is an option. */
function withImageAsOption(text: string, state: State): string {
  return text.replace(/(?<=^kubectl (?:run|create deployment) [^|;&]*?\s)image=(?=[\w./-]+)/, (word) => (text.includes('--image') ? word : ask(state, `kubectl run ${word}`, 'slip', '--image=')));
}

/** `kubectl --version`, as other programs have it. */
function withVersion(text: string, state: State): string {
  return text.replace(/(?<=^|[;&|]\s*)kubectl (?:--version|-v|-version)(?=\s*(?:$|[;&|#]))/, (line) => ask(state, line, 'slip', 'kubectl version --client'));
}

/** `-f .\web.yaml`, as it is typed on Windows. */
function withSlashes(text: string, state: State): string {
  return text.replaceAll(/(?<=\bkubectl [^|;&]*(?:-f|--filename)[ =])(?:\.?\\|[\w-]+\\)[\w.\\-]+\.(?:ya?ml|json)(?=\s|$)/g, (path) => ask(state, path, 'slip', path.replaceAll('\\', '/').replace(/^\//, '')));
}

/** `kubectl logs pod web`: these verbs take a kind only before a slash, and read `pod` as the name. */
function withKindBefore(text: string, state: State): string {
  return text.replace(/(?<=^kubectl (?:logs|exec|attach|port-forward)(?: -(?:f|it?|ti|p|-follow|-previous|-tail=\d+))* )((?:pod|po|deployment|deploy|service|svc|job|replicaset|rs|statefulset|sts|daemonset|ds)s?) (?=[\w<$[][^\s:/]*(?:\s|$))/, (whole, kind: string) => {
    if (state.objects.has(`Pod/${kind}`)) return whole;
    ask(state, `kubectl with ${kind} before a name`, 'slip', `${kind}/`);
    return /^po/.test(kind) ? '' : `${kind.replace(/s$/, (end) => (/^(?:rs|sts|ds)$/.test(kind) ? end : ''))}/`;
  });
}

/** `base64 -D`, as only macOS has it. */
function withDecoding(text: string, state: State): string {
  return text.replaceAll(/(?<=\bbase64 )-D\b/g, (option) => ask(state, `base64 ${option}`, 'slip', '-d'));
}

/** Kubernetes would start a command again that ends, while kubectl waits for its Pod to run. */
function withoutRestart(text: string, state: State): string {
  const once = /^kubectl run (?=[^\n]* --rm\b)(?![^\n]*--restart)[^\n]*? -- (?!(?:\/bin\/)?(?:ba|a|z)?sh\s*$|[^\n]*\b(?:while|watch|tail -f)\b)\S/.test(text);
  return once ? text.replace(/^kubectl run /, () => `kubectl run ${ask(state, 'kubectl run --rm for a command that ends', 'slip', '--restart=Never')} `) : text;
}

/** `--restart=never`: kubectl knows these values only as Kubernetes writes them. */
function withValuesAsWritten(text: string, state: State): string {
  const values = ['Never', 'Always', 'OnFailure', 'IfNotPresent', 'NodePort', 'ClusterIP', 'LoadBalancer'];
  return text.replaceAll(/(?<=\bkubectl [^|;&]*--(?:restart|image-pull-policy|type)[= ])([A-Za-z]+)(?=\s|$)/g, (word) => {
    const meant = values.find((value) => value !== word && value.toLowerCase() === word.toLowerCase());
    return meant === undefined ? word : ask(state, word, 'slip', meant);
  });
}

/** `kubectl logs web`, where web is a Deployment of the text, and no Pod. */
function withOwners(text: string, state: State): string {
  return text.replaceAll(/(?<=\bkubectl (?:logs|exec|port-forward)(?: -[it]+| -f)* )([a-z][a-z0-9-]*)(?=\s|$)/g, (name) => {
    const owner = ownerCalled(name, state);
    return owner === undefined || state.objects.has(`Pod/${name}`) ? name : ask(state, `pod ${name}`, 'slip', `${owner}/${name}`);
  });
}

/** `kubectl rollout status web`, where web is a Deployment of the text: kubectl would read it as a kind. */
function withKindOfName(text: string, state: State): string {
  return text.replace(/(?<=^kubectl (?:rollout [a-z]+|scale|autoscale|set image)(?: --[a-z-]+=\S+)* )([a-z][a-z0-9-]*)(?=\s*$|\s+(?:-|#|[a-z][\w-]*=))/, (name) => {
    const owner = kindOfWord(name) ? undefined : ownerCalled(name, state);
    return owner === undefined ? name : ask(state, `${name} without its kind`, 'slip', `${owner}/${name}`);
  });
}

function ownerCalled(name: string, { objects }: State): string | undefined {
  return ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job'].find((kind) => objects.has(`${kind}/${name}`))?.toLowerCase();
}

/** `kubectl --record deployment.apps/web set image ...`, as the documentation of Kubernetes had it once. */
function withVerbFirst(text: string, state: State): string {
  return text.replace(/^kubectl --record(?:=true)? [a-z.]+\/[\w-]+ (set (?:image|resources|env) [^\n|;&]*\S)/, (_, line: string) => `kubectl ${line} ${ask(state, 'kubectl --record before the command', 'version', '--record')}`);
}

/** `kubectl get pods -o [yaml | json]`, `-f [web.yaml|web.yml]`: the reader takes one of them. Any file at all is not meant by its name. */
function withFirstChoice(text: string, state: State): string {
  const named = text.replaceAll(/(?<=\bkubectl [^|;&\n]* (?:-f|--filename)[ =]?)[[{<]((?![\w-]*(?:file|manifest)[\w-]*\.\w+[\]}>])[\w./-]+\.(?:ya?ml|json))(?:\s?\|\s?[\w./-]+)*[\]}>](?=\s|$)/g, (choice, first: string) => ask(state, choice, 'value', first));
  return named.replaceAll(/(?<=\bkubectl [^|;&\n]* (?:-o|--output)[ =]?)(?:[[{<(] ?((?:yaml|json|wide|name)) ?(?:\| ?[a-z]+ ?)+[\]}>)]|(yaml|json)\/(?:yaml|json))(?=\s|$)/g, (choice, first?: string, other?: string) => ask(state, choice, 'value', first ?? other ?? ''));
}

/** `kubectl logs web -c nginx`, where the only container of the Pod is called web, as `kubectl run` has called it. */
function withOwnContainer(text: string, state: State): string {
  return text.replace(/^(kubectl (?:logs|exec|attach)[^|;&\n]*?) (?:-c|--container)[= ]([a-z0-9-]+)(?=\s|$)/, (whole, before: string, container: string) => {
    const pod = before.split(/\s+/).find((word) => state.objects.has(`Pod/${word.replace(/^pods?\//, '')}`))?.replace(/^pods?\//, '');
    const { containers = [], initContainers = [] } = (state.objects.get(`Pod/${pod ?? ''}`)?.spec ?? {}) as Record<string, { name?: string }[] | undefined>;
    const [only, ...others] = containers;
    if (pod === undefined || only?.name !== pod || others.length + initContainers.length > 0 || only.name === container) return whole;
    return `${before} -c ${ask(state, `container ${container} of pod ${pod}`, 'slip', only.name)}`;
  });
}

/** `kubectl set image deployment/web web=nginx:2`, where the only container of its Pods is called nginx, as `kubectl create deployment` has called it. */
function withOnlyContainer(text: string, state: State): string {
  const [, object = '', container = ''] = /^kubectl set image (?:--[a-z-]+=\S+ )*([a-z]+[/ ][a-z0-9][\w.-]*) ([a-z0-9][\w-]*)=[^\s=]+(?: --?[a-z-]+(?:=\S+)?)*\s*$/.exec(text) ?? [];
  const [kind = '', name = ''] = object.split(/[/ ]/);
  const [only, ...others] = name === '' ? [] : containersFor({ targets: [{ kind: kindOfWord(kind)?.kind ?? kind, name }] }, state);
  const isSwapped = [...state.options.images.keys()].some((image) => image.includes(container));
  return only === undefined || others.length > 0 || only === container || isSwapped ? text : text.replace(` ${container}=`, ` ${ask(state, `container ${container} of ${object}`, 'slip', only)}=`);
}

/** `kubectl run web --image=busybox -- bash -c ...`: these images have another shell only. */
function withOwnShell(text: string, state: State): string {
  return text.replace(/(?<=^kubectl run [^|;&\n]*--image[= ]["']?(busybox|alpine)(?::[\w.-]+)?["']? [^|;&\n]*-- (?:\/bin\/)?)bash(?=\s|$)/, (shell, image: string) => ask(state, `${shell} in ${image}`, 'slip', 'sh'));
}

/** Between the Pod and the command, kubectl asks for two dashes today. */
function withDashes(text: string, state: State): string {
  const now = text.replaceAll(/(\bkubectl exec(?: -[it]+| --stdin| --tty| (?:-[cn]|--container|--namespace)[= ]\S+)* (?:<[^<>\n]+>|[\w$./{}-]+)(?: -[it]+| --stdin| --tty| (?:-[cn]|--container|--namespace)[= ]\S+)*) (?=[\w./$"'])(?![^\n|;&]* -- )/g, '$1 -- ');
  if (now !== text) ask(state, 'kubectl exec POD COMMAND', 'version', 'kubectl exec POD -- COMMAND');
  return now;
}

function withoutOption(line: string, { program, verb, name }: { program: string; verb: string; name: string }, state: State): string {
  const place = new RegExp(`(\\b${program} (?:-\\S+ |-n \\S+ )*${verb} (?:[^|;&\\n]*? )?)--${name}(?:=(?:true|false))?(?:\\s+|$)`);
  return line.replace(place, (_, before: string) => {
    ask(state, `${program} ${verb} --${name}`, 'version', `${program} ${verb}`);
    return before;
  }).trimEnd();
}
