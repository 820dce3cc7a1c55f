import type { Call } from '../../../vocabulary/lines/call';
import type { Redirect, Statement } from '../../../vocabulary/lines/statement';
import { literal } from '../../../vocabulary/lines/word';
import { writtenFile } from '../../../vocabulary/lines/written-file';
import { optionOf, type KubectlLine } from '../../draft/lines/kubectl-line';
import { madeByFlags } from '../../draft/lines/made-by-flags';
import type { Manifest } from '../../draft/objects/object-claims';
import { manifestsIn } from '../../draft/manifests/read-manifests';
import { asLine } from './as-line';
import { lose, loseAll, put, type At } from './change';
import { changeObjects } from './change-objects';
import { keyOf, type Objects, type World } from './made';

const CHANGES = /\bkubectl\b[^;|&]*\b(?:apply|create|replace|delete|scale|patch|set|edit|rollout|expose|autoscale|run)\b/;
const NEW_CLUSTERS = /^(?:kind|minikube|k3d|microk8s)$/;

/** What a line does to the objects and files of a lab. What nobody can know is not known from then on. */
export function carryOut(world: World, { calls, redirects, other, assigned }: Statement, place: string): void {
  const { objects, files } = world;
  if (other !== undefined) return CHANGES.test(other) ? loseAll(objects) : undefined;
  const [call] = calls;
  if (!call || assigned) return;
  const written = writtenFile({ calls, redirects } as Statement);
  if (written) return files.write({ name: written.name, text: written.body, isPart: false });
  const into = redirects.filter(({ operator }) => /^(?:&?>>?|>\|)$/.test(operator)).flatMap(({ target }) => literal(target) ?? []);
  for (const file of into) files.lose(file);
  if (calls.length > 1) return piped(world, calls, redirects, place);
  if (call.program === 'kubectl' || call.program === 'oc') return kubectl(world, call, redirects, into, place);
  if (NEW_CLUSTERS.test(call.program) && /^(?:delete|create|start|reset)/.test(call.verb || (call.args[0] && literal(call.args[0])) || '')) return void objects.all.clear();
  if (call.program === 'helm' && /^(?:install|upgrade|uninstall|rollback)$/.test(call.verb)) return loseAll(objects);
  if (/^(?:ba|z)?sh$|^make$|^\.\/|\.sh$|^source$/.test(call.program)) objects.hasStrangers = true;
  // Editors, sed, cp, curl -o: what they leave behind, nobody sees.
  for (const word of [...call.args, ...[...call.options.values()].flat()]) files.lose(literal(word) ?? '');
}

/** `cat <<EOF | kubectl apply -f -`, and `kubectl create ... --dry-run=client -o yaml | kubectl apply -f -` */
function piped(world: World, calls: readonly Call[], redirects: readonly Redirect[], place: string): void {
  const [first, last] = [calls[0], calls.at(-1)];
  const isShown = first?.program === 'cat' && first.args.length === 0 && redirects.some(({ body }) => body !== undefined);
  if (isShown && calls.length === 2 && last?.program === 'kubectl') return kubectl(world, last, redirects, [], place);
  if (!first || last?.program !== 'kubectl' || !/^(?:apply|create|replace|delete|scale|patch)$/.test(last.verb)) return;
  const line = asLine(first);
  if (calls.length > 2 || first.program !== 'kubectl' || !line.options.has('dry-run') || line.isComputed) return loseAll(world.objects);
  make(world, asLine(last), planned(line), place);
}

function planned({ options, ...line }: KubectlLine): Manifest[] {
  return madeByFlags({ ...line, options: new Map([...options].filter(([name]) => name !== 'dry-run')) });
}

function kubectl(world: World, call: Call, redirects: readonly Redirect[], into: readonly string[], place: string): void {
  const line = asLine(call);
  if ((line.options.has('dry-run') && optionOf(line, 'dry-run') !== 'none') || line.options.has('local')) {
    for (const file of line.isComputed ? [] : into) world.files.plan(file, planned(line));
    return;
  }
  if (['apply', 'create', 'replace', 'run', 'expose', 'autoscale'].includes(line.verb)) {
    const made = madeBy(world, line, redirects);
    return made ? make(world, line, made, place) : unknown(world, line);
  }
  changeObjects(world, line, place);
}

/** @returns undefined if only a run knows it */
function madeBy({ files, objects }: World, line: KubectlLine, redirects: readonly Redirect[]): Manifest[] | undefined {
  if (line.options.has('kustomize')) return undefined;
  if (line.files.length === 0) return line.isComputed ? undefined : exposing(line, objects, madeByFlags(line));
  const body = redirects.find((redirect) => redirect.body !== undefined)?.body;
  const found = line.files.map((file) => (file === '-' ? body && manifestsIn(body) : files.objectsOf(file)));
  return found.some((one) => one === undefined || one === '') ? undefined : (found as Manifest[][]).flat();
}

/** What is exposed gives its Service the Pods, and the ports that the line leaves out. */
function exposing(line: KubectlLine, { all, namespace }: Objects, made: Manifest[]): Manifest[] {
  const [target] = line.targets;
  const exposed = line.verb === 'expose' && target ? all.get(keyOf({ ...target, namespace: optionOf(line, 'namespace') ?? namespace })) : undefined;
  if (!exposed) return made;
  const template = exposed.kind === 'Pod' ? exposed.value : (exposed.value?.spec?.['template'] as Manifest | undefined);
  return made.map((service) => ({ ...service, spec: { ...service.spec, selector: template?.metadata?.labels } }));
}

function make({ objects, own }: World, line: KubectlLine, made: readonly Manifest[], place: string): void {
  const at: At = { place, own, namespace: optionOf(line, 'namespace') };
  const isNew = line.verb !== 'apply' && line.verb !== 'replace';
  for (const manifest of made) {
    const home = { kind: manifest.kind, name: manifest.metadata?.name ?? '', namespace: at.namespace ?? objects.namespace };
    // kubectl refuses to create what is there.
    if (!isNew || !objects.all.has(keyOf(home))) put(objects, manifest, at);
  }
  for (const file of line.files) objects.ofFiles.set(file, made.map(({ kind, metadata }) => `${kind}/${metadata?.name ?? ''}`));
}

/** The objects that a file made before may have changed with it. */
function unknown({ objects }: World, line: KubectlLine): void {
  objects.hasStrangers = true;
  if (line.options.has('kustomize') || line.files.some((file) => !objects.ofFiles.has(file) && /[$*{]|^-?$/.test(file))) return loseAll(objects);
  const names = new Set(line.files.flatMap((file) => objects.ofFiles.get(file) ?? []));
  for (const made of [...objects.all.values()]) if (names.has(`${made.kind}/${made.name}`) || line.targets.some(({ name }) => name === made.name)) lose(objects, made);
}
