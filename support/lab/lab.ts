import { z } from 'zod';
import { hintLevelSchema } from './hint-level';
import { named, Things, WORDS } from './named';

/** Names as Kubernetes allows them for pods, namespaces and clusters. */
const dnsLabel = z.string().regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'use lowercase letters, digits and "-"');

/** A right in Kubernetes' RBAC. */
const rightSchema = z.strictObject({
  verb: z.string().min(1),
  /** The API group, as in `apps`; the core group if left out. */
  group: z.string().min(1).exactOptional(),
  resource: z.string().min(1),
  subresource: z.string().min(1).exactOptional(),
  /** Not limited to a namespace. */
  isClusterWide: z.literal(true).exactOptional(),
});

/** Several rights at once. */
const manyRightsSchema = z.strictObject({
  verbs: z.array(z.string().min(1)).min(1),
  group: z.string().min(1).exactOptional(),
  /** With a subresource: `pods/exec`. */
  resources: z.array(z.string().min(1)).min(1),
});

function eachRight(given: z.infer<typeof rightSchema> | z.infer<typeof manyRightsSchema>): z.infer<typeof rightSchema>[] {
  if ('verb' in given) return [given];
  const { verbs, resources, ...group } = given;
  return resources.flatMap((name) => verbs.map((verb) => {
    const [resource = '', subresource] = name.split('/');
    return { verb, ...group, resource, ...(subresource === undefined ? {} : { subresource }) };
  }));
}

/** How the features speak of a thing. @param examples for the error */
const words = (pattern: string, examples: string) => z.string().regex(new RegExp(`^${pattern}$`), `use words as the features have them: ${examples}`);

const imageSchema = z.strictObject({
  name: z.string().min(1),
  /** The image that its Dockerfile starts from; only of an image that the reader builds. */
  base: z.string().min(1).exactOptional(),
});

const podSchema = z.strictObject({
  name: dnsLabel,
  /** The words for its image. */
  image: z.string().min(1),
  pullPolicy: z.enum(['Always', 'IfNotPresent', 'Never']).exactOptional(),
  /** The manifest that creates it. */
  manifest: z.string().min(1).exactOptional(),
  /** The manifest that creates it with arguments of its own. */
  manifestWithArgs: z.string().min(1).exactOptional(),
  /** What it runs, if it is not created from a manifest. */
  command: z.string().min(1).exactOptional(),
});

const taskSchema = z.strictObject({
  id: z.int().positive(),
  title: z.string().min(1),
  points: z.number().nonnegative().multipleOf(0.01, 'points have no more than two decimals').default(1),
  /** The tasks that this one builds on. */
  needs: z.array(z.int().positive()).default([]),
  /** The states that its work brings about, by the words after "Given": if one does not hold, the check sends the student back to this task. */
  makes: z.array(z.string().min(1)).default([]),
  /**
   * Partial credit if not all Thens of the task hold: the weight of each Then, by its words; 1 by default. Without this key, a task
   * that has not passed earns nothing.
   */
  credit: z.record(z.string().min(1), z.number().nonnegative()).exactOptional(),
});

/** Of a lab that names none. */
export const DEFAULT_CLUSTER = { name: 'labspec', controlPlanes: 1, workers: 2 };

/** What lab.yaml may hold; an unknown key is an error. */
export const labSchema = z.strictObject({
  title: z.string().min(1),
  cluster: z.strictObject({ provider: z.string().min(1).exactOptional(), name: dnsLabel, controlPlanes: z.int().positive().default(1), workers: z.int().nonnegative().default(2) }).default(DEFAULT_CLUSTER),
  names: z.strictObject({
    /** The folder that the reader works in, below the home folder; by default it has the lab's name. */
    folder: z.string().min(1).exactOptional(),
    namespace: dnsLabel.default('default'),
  }).prefault({}),
  /** The files that the application, and its image, are made of. */
  files: z.array(z.string().min(1)).default([]),
  /** How the application is installed and started. */
  application: z.strictObject({
    /** A command, as in `npm install`. */
    install: z.string().min(1),
    /** The files and folders that the installation leaves; one of them is enough. */
    installed: z.array(z.string().min(1)).min(1),
    /** A command that gets the port as its last word. */
    start: z.string().min(1),
  }).exactOptional(),
  /** Images by the features' words. */
  images: z.record(words(WORDS.image, 'the image, the web image, the image of the client pod'), imageSchema).default({}),
  /** Containers of Docker by the features' words. */
  containers: z.record(words(WORDS.container, 'the container, the web container'), z.strictObject({ name: dnsLabel, image: z.string().min(1) })).default({}),
  /** Pods by the features' words. */
  pods: z.record(words(WORDS.pod, 'the server pod'), podSchema).default({}),
  /** Ports of this machine that the features name: if several people share a machine, each gets other ports. */
  ports: z.array(z.int().positive().max(65535)).default([]),
  /** Manifests in the lab's fixtures of what is there before the reader begins, as in a lab about finding faults. */
  scene: z.array(z.string().min(1)).default([]),
  /** The highest level of hints that a check gives. */
  hints: hintLevelSchema.default(3),
  /** The lab's own advice for a mistake, by the short name of its cause: `npm run messages` lists them. */
  advice: z.record(z.string().min(1), z.string().min(1)).default({}),
  /** Other ways of a task that are right, though `labspec prove` takes them for wrong: by what they are called there. They must pass. */
  free: z.array(z.strictObject({ task: z.int().positive(), way: z.string().min(1), because: z.string().min(1) })).default([]),
  /** Programs that its lines call beside kubectl, and that `labspec up` installs where they are missing. */
  programs: z.array(z.enum(['helm'])).default([]),
  /** Rights that its steps need in an existing cluster, in addition to those that every lab needs. */
  rights: z.array(z.union([rightSchema, manyRightsSchema])).default([]).transform((given) => given.flatMap(eachRight)),
  /** Whether each run gets a namespace of its own, also in the lab's cluster; it is removed with everything in it. */
  ownNamespace: z.boolean().default(false),
  /** The lab that a conformance run does after this one, for features beyond it. */
  extended: z.string().min(1).exactOptional(),
  tasks: z.array(taskSchema).min(1),
});

type Written = z.infer<typeof labSchema>;
export type LabImage = z.infer<typeof imageSchema>;
export type LabPod = z.infer<typeof podSchema>;
export type Application = NonNullable<Written['application']>;
export type LabContainer = Written['containers'][string];

/** lab.yaml, with its things by the features' words. */
export interface Lab extends Omit<Written, 'names' | 'images' | 'containers' | 'pods'> {
  names: { folder: string; namespace: string };
  images: Things<LabImage>;
  containers: Things<LabContainer>;
  pods: Things<LabPod>;
}

/** Names that a run has in place of lab.yaml's. Of several images or containers, the second gets the name with -2 at its end. */
export interface OwnNames {
  namespace?: string;
  /** Of the image that the reader builds. */
  image?: string;
  container?: string;
}

/** @param name of the lab */
export function labOf({ names, images, containers, pods, ...others }: Written, name: string): Lab {
  return { ...others, names: { ...names, folder: names.folder ?? name }, images: new Things('images', images), containers: new Things('containers', containers), pods: new Things('pods', pods) };
}

export type Task = z.infer<typeof taskSchema>;
export type Right = z.infer<typeof rightSchema>;

/** The tag of a task's scenarios. */
export function taskTag(id: number): string {
  return `@task-${String(id).padStart(2, '0')}`;
}

/** The tag of scenarios about the scene: what is there, and how broken it is, before the reader begins. */
export const SCENE_TAG = '@scene';

/** The task of a scenario, from its tag `@task-NN`; undefined when it carries none. */
export function taskIdOf(tags: readonly { name: string }[]): number | undefined {
  for (const { name } of tags) {
    const match = /^@task-(\d+)$/.exec(name);
    if (match) return Number(match[1]);
  }
  return undefined;
}

/** All tasks that a task needs, directly or through others. */
export function neededBy(lab: Lab, taskId: number): Set<number> {
  const found = new Set<number>();
  const visit = (id: number): void => {
    for (const need of lab.tasks.find((task) => task.id === id)?.needs ?? []) {
      if (!found.has(need)) visit(need);
      found.add(need);
    }
  };
  visit(taskId);
  return found;
}

/** The lab with some of its names replaced. */
export function withNames(lab: Lab, { namespace = lab.names.namespace, image, container }: OwnNames): Lab {
  return {
    ...lab,
    names: { ...lab.names, namespace },
    images: image === undefined ? lab.images : lab.images.renamed(({ base }) => (base === undefined ? undefined : image)),
    containers: container === undefined ? lab.containers : lab.containers.renamed(() => container),
  };
}

/** A text of the features, or a file of the lab, with the image names of another lab in place of those of lab.yaml. @param own the lab as {@link withNames} returns it */
export function textInNames(text: string, { images }: Pick<Lab, 'images'>, own: Pick<Lab, 'images'>): string {
  return images.words.reduce((changed, words) => {
    const { name, base } = images.of(words);
    const other = own.images.of(words).name;
    return base === undefined ? changed.replaceAll(`image: ${name}\n`, `image: ${other}\n`) : changed.replaceAll(name, other);
  }, text);
}

/** The lab with the names that it has in an existing cluster. @param client the image there of Pods whose image the reader does not build */
export function inCluster(lab: Lab, { names, client, name }: { names: OwnNames; client: string | undefined; name: string }): Lab {
  const { images, ...others } = withNames(lab, names);
  return { ...others, cluster: { ...lab.cluster, name }, images: images.allRenamed(({ base }) => (base === undefined ? client : undefined)) };
}

/** The task that brings a state about; undefined if lab.yaml names none. @param state the words after "Given" */
export function taskThatMakes(lab: Lab, state: string): Task | undefined {
  return lab.tasks.find(({ makes }) => makes.includes(state));
}

/** @throws AuthorError if lab.yaml does not say how the application is installed and started */
export function applicationOf({ application }: Pick<Lab, 'application'>): Application {
  return named(application, 'application');
}

/** All images that lab.yaml names. */
export function imagesOf({ images }: Pick<Lab, 'images'>): string[] {
  return images.all.flatMap(({ name, base = [] }) => [name, base].flat());
}

/** Images that the reader does not build. */
export function givenImages({ images }: Pick<Lab, 'images'>): LabImage[] {
  return images.all.filter(({ base }) => base === undefined);
}

/** The first image that the reader builds. */
export function builtImage({ images }: Pick<Lab, 'images'>): LabImage | undefined {
  return images.all.find(({ base }) => base !== undefined);
}

/** The image that the reader's own image is built on. @throws AuthorError if lab.yaml names none */
export function baseOf({ images }: Pick<Lab, 'images'>): string {
  return named(builtImage({ images })?.base, 'images: the image: base');
}

/** The manifests that the lab's reader writes. */
export function manifestsOf({ pods }: Pick<Lab, 'pods'>): string[] {
  return pods.all.flatMap(manifestsOfPod);
}

/** The first one creates it. */
export function manifestsOfPod({ manifest, manifestWithArgs }: LabPod): string[] {
  return [manifest, manifestWithArgs].filter((file) => file !== undefined);
}
