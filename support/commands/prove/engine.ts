import { randomBytes } from 'node:crypto';
import { stringify } from 'yaml';
import { AuthorError } from '../../errors/errors';
import { builtImage, givenImages, type Lab, type OwnNames } from '../../lab/lab';
import type { Journal, Owned } from '../../ownership/journal';
import { MANAGER_LABEL, RUN_LABEL } from '../../ownership/labels';
import { nodeNames } from '../../platform/clusters/kind/cluster-shape';
import { nodesWithOther } from '../../platform/clusters/kind/node-images';
import { removeByPrefix } from '../../platform/clusters/kind/remove-by-prefix';
import { docker, tryDocker } from '../../platform/docker/docker-cli';
import { needEngine } from '../../platform/docker/engine';
import { fullName } from '../../platform/docker/image-name';
import { removeLabelled } from '../../platform/docker/remove-labelled';
import { freePorts } from '../../system/process/ports';
import { runId } from '../../system/process/run-id';

const SECONDS = 60;

/** What `docker inspect` shows of images and containers. */
interface Inspected {
  Id: string;
  Name?: string;
  RootFS?: { Layers?: string[] };
  Config: Record<string, unknown>;
  State?: { Status: string };
  HostConfig?: { PortBindings?: unknown; NetworkMode?: string; AutoRemove?: boolean };
}

/**
 * What one student at a time makes in the Docker engine, and on the nodes of a kind cluster, which all students of a machine share. Everything that
 * lab.yaml names has a name of this proof; what lines name themselves carries the labels of the run. Nothing else is looked at, or removed.
 */
export class Engine {
  /** What the names of containers and images begin with. */
  readonly prefix: string;
  /** What images are kept under, for the cache of builds and for the nodes. */
  private readonly keptAs: string;
  private readonly kept = new Map<string, string>();
  private readonly owned: Owned[];
  private isClear = true;

  private constructor(private readonly lab: Lab, readonly ports: Readonly<Record<string, number>>, private readonly journal: Journal) {
    const id = randomBytes(4).toString('hex');
    this.prefix = `labspec-prove-${id}`;
    // labspec takes similar names for misspelt ones.
    this.keptAs = `labspec-kept-${id}`;
    const { cluster } = lab;
    this.owned = [this.prefix, this.keptAs].map((prefix) => journal.add({ kind: 'place', cluster, prefix, images: `${prefix}/` }));
    this.owned.push(journal.add({ kind: 'engine-objects', run: runId() }));
  }

  /** @throws EnvironmentError if no engine answers @throws AuthorError for a cluster that is not kind's */
  static async begin(lab: Lab, journal: Journal): Promise<Engine> {
    await needEngine();
    if ((lab.cluster.provider ?? 'kind') !== 'kind') throw new AuthorError({ reason: 'A lab with tasks in Docker is proved in a cluster of kind only', subject: `cluster.provider: ${lab.cluster.provider ?? ''}`, next: 'prove it by the robot: npx cucumber-js' });
    return new Engine(lab, await freePorts(lab.ports), journal);
  }

  /** See support/lab/parameters.ts. */
  get names(): OwnNames {
    return { image: `${this.prefix}/${this.lab.names.folder}`, container: this.prefix };
  }

  /** What was made: images by their layers and settings, containers by how they run, and which nodes have an image. By kind and name, as YAML. */
  async objects(): Promise<Map<string, string>> {
    const [containers, images] = await Promise.all([this.own(['ps', '--all', '--format', '{{.Names}}']), this.own(['image', 'ls', '--format', '{{.Repository}}:{{.Tag}}'])]);
    const named = images.filter((name) => name.startsWith(`${this.prefix}/`));
    const [ran, built, nodes] = await Promise.all([this.inspected('container', containers), this.inspected('image', named), Promise.all(named.map((name) => this.nodesOf(name)))]);
    return new Map([
      ...ran.map((one, index) => entry('Container', containers[index], containerFacts(one))),
      ...built.map((one, index) => entry('Image', named[index], imageFacts(one))),
      ...named.flatMap((name, index) => (nodes[index]?.length ? [entry('LoadedImage', name, { nodes: nodes[index] })] : [])),
    ]);
  }

  /** Keeps the images as they are now under another name, so that the next students build and load them quickly. */
  async keep(): Promise<void> {
    for (const name of (await this.own(['image', 'ls', '--format', '{{.Repository}}:{{.Tag}}'])).filter((one) => one.startsWith(`${this.prefix}/`))) {
      const [image] = await this.inspected('image', [name]);
      const keptAs = `${this.keptAs}/${this.kept.size + 1}:latest`;
      if (!image || this.kept.has(image.Id)) continue;
      this.kept.set(image.Id, keptAs);
      await docker(['image', 'tag', name, keptAs], { within: SECONDS });
      for (const node of nodeNames(this.lab.cluster)) await tryDocker(['exec', node, 'ctr', '--namespace', 'k8s.io', 'images', 'tag', '--force', image.Id, `docker.io/${keptAs}`], { within: SECONDS });
    }
  }

  /** Removes an image from some nodes. @param most how many; all if left out */
  async unload(image: string, most = Infinity): Promise<void> {
    for (const node of nodeNames(this.lab.cluster).slice(0, most)) await tryDocker(['exec', node, 'ctr', '--namespace', 'k8s.io', 'images', 'rm', fullName(image)], { within: SECONDS });
  }

  /** A text with the lab's own names: those of a proof say nothing to people. */
  inLabNames(text: string): string {
    const { image = '', container = '' } = this.names;
    const inPorts = Object.entries(this.ports).reduce((said, [written, own]) => said.replaceAll(String(own), written).replaceAll(String(own + 1), String(Number(written) + 1)), text);
    return inPorts.replaceAll(image, builtImage(this.lab)?.name ?? image).replaceAll(container, this.lab.containers.all[0]?.name ?? container);
  }

  /** An image that is none of the lab's own. */
  get otherImage(): string {
    return givenImages(this.lab)[0]?.name ?? 'busybox';
  }

  /** Removes what a student has made. @throws EnvironmentError if something stays */
  async clear(): Promise<void> {
    this.isClear = false;
    await removeByPrefix({ prefix: this.prefix, images: `${this.prefix}/`, namespaces: false, mayLoad: true }, this.lab.cluster);
    await removeLabelled(runId(), [...this.kept.keys()]);
    this.isClear = true;
  }

  /** Before a student begins: nothing of the one before may be there. @throws EnvironmentError if something stays */
  async mustBeClear(): Promise<void> {
    if (!this.isClear) await this.clear();
  }

  /** Removes everything. */
  async end(): Promise<void> {
    await this.clear();
    await removeByPrefix({ prefix: this.keptAs, images: `${this.keptAs}/`, namespaces: false }, this.lab.cluster);
    await removeLabelled(runId());
    for (const one of this.owned) this.journal.forget(one);
  }

  /** The names of containers, or images, that are this run's. */
  private async own(args: readonly string[]): Promise<string[]> {
    const by = async (...filter: string[]): Promise<string[]> => (await docker([...args, ...filter], { within: SECONDS })).stdout.split('\n').filter(Boolean);
    const [labelled, all] = await Promise.all([by('--filter', `label=${MANAGER_LABEL}=labspec`, '--filter', `label=${RUN_LABEL}=${runId()}`), by()]);
    return [...new Set([...labelled, ...all.filter((name) => name.startsWith(this.prefix))])].sort();
  }

  private async inspected(kind: 'container' | 'image', names: readonly string[]): Promise<Inspected[]> {
    if (names.length === 0) return [];
    return JSON.parse((await docker([kind, 'inspect', ...names], { within: SECONDS })).stdout || '[]') as Inspected[];
  }

  /** The nodes that have the engine's image. */
  private async nodesOf(image: string): Promise<string[]> {
    const all = nodeNames(this.lab.cluster);
    const others = new Set((await nodesWithOther(all, image)).map(([node]) => node));
    return all.filter((node) => !others.has(node));
  }
}

/** As an object of a cluster is, but without a version of an API. */
export function entry(kind: string, name = '', facts: Record<string, unknown>): readonly [string, string] {
  return [`${kind} ${name}`, stringify({ kind, metadata: { name }, ...facts }, { sortMapEntries: true })];
}

function imageFacts({ Config, RootFS }: Inspected): Record<string, unknown> {
  return { ...without(Config, ...OF_THIS_ONE, 'Image'), layers: RootFS?.Layers ?? [] };
}

function containerFacts({ Config, State, HostConfig }: Inspected): Record<string, unknown> {
  return { ...without(Config, ...OF_THIS_ONE), status: State?.Status, ports: HostConfig?.PortBindings, network: HostConfig?.NetworkMode, removed: HostConfig?.AutoRemove };
}

/** Of no other container, or of labspec. */
const OF_THIS_ONE = ['Labels', 'Hostname'];

function without(facts: Record<string, unknown>, ...keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).filter(([key]) => !keys.includes(key)));
}
