import { z } from 'zod';
import { hintLevelSchema } from './hint-level';
import { Images, type GivenNames, type Names } from './named';

/** Names as Kubernetes allows them for pods, namespaces and clusters. */
const dnsLabel = z.string().regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'use lowercase letters, digits and "-"');

/** A right in Kubernetes' RBAC, for the core API group. */
const rightSchema = z.strictObject({
  verb: z.string().min(1),
  resource: z.string().min(1),
  subresource: z.string().min(1).exactOptional(),
  /** Not limited to a namespace. */
  isClusterWide: z.literal(true).exactOptional(),
});

const pullPolicy = z.enum(['Always', 'IfNotPresent', 'Never']);

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

/** What lab.yaml may hold; an unknown key is an error. */
export const labSchema = z.strictObject({
  title: z.string().min(1),
  cluster: z.strictObject({ provider: z.enum(['kind']).exactOptional(), name: dnsLabel, controlPlanes: z.int().positive(), workers: z.int().nonnegative() }).default({ name: 'labspec', controlPlanes: 1, workers: 2 }),
  names: z.strictObject({
    /** The folder that the reader works in, below the home folder; by default it has the lab's name. */
    folder: z.string().min(1).exactOptional(),
    namespace: dnsLabel.default('default'),
    image: z.string().min(1).exactOptional(),
    container: dnsLabel.exactOptional(),
    server: dnsLabel.exactOptional(),
    client: dnsLabel.exactOptional(),
  }).prefault({}),
  images: z.strictObject({ base: z.string().min(1).exactOptional(), client: z.string().min(1).exactOptional() }).default({}),
  /** The files that the image is built from. */
  buildFiles: z.array(z.string().min(1)).default([]),
  pods: z.strictObject({
    server: z.strictObject({
      pullPolicy: pullPolicy.exactOptional(),
      /** The manifest that creates it. */
      manifest: z.string().min(1).exactOptional(),
      /** The manifest that creates it with arguments of its own. */
      manifestWithArgs: z.string().min(1).exactOptional(),
    }).default({}),
    client: z.strictObject({ pullPolicy: pullPolicy.exactOptional(), command: z.string().min(1).exactOptional() }).default({}),
  }).prefault({}),
  /** Ports of this machine that the features name: if several people share a machine, each gets other ports. */
  ports: z.array(z.int().positive().max(65535)).default([]),
  /** The highest level of hints that a check gives. */
  hints: hintLevelSchema.default(3),
  /** The lab's own advice for a mistake, by the short name of its cause: `npm run messages` lists them. */
  advice: z.record(z.string().min(1), z.string().min(1)).default({}),
  /** Rights that its steps need in an existing cluster, in addition to those that every lab needs. */
  rights: z.array(rightSchema).default([]),
  /** Whether each run gets a namespace of its own, also in the lab's cluster; it is removed with everything in it. */
  ownNamespace: z.boolean().default(false),
  /** The lab that a conformance run does after this one, for features beyond it. */
  extended: z.string().min(1).exactOptional(),
  tasks: z.array(taskSchema).min(1),
});

/** lab.yaml, with classes for its optional parts: they throw if a part is needed but missing. */
export type Lab = Omit<z.infer<typeof labSchema>, 'names' | 'images'> & { names: Names; images: Images };
export type Task = z.infer<typeof taskSchema>;
export type Right = z.infer<typeof rightSchema>;

/** The tag of a task's scenarios. */
export function taskTag(id: number): string {
  return `@task-${String(id).padStart(2, '0')}`;
}

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
export function withNames(lab: Lab, names: Partial<GivenNames>): Lab {
  return { ...lab, names: lab.names.with(names) };
}

/** The lab with the names that it has in an existing cluster. @param client the image of its client Pods there */
export function inCluster(lab: Lab, { names, client, name }: { names: Partial<GivenNames>; client: string | undefined; name: string }): Lab {
  const images = client === undefined ? lab.images : new Images({ ...lab.images.given, client });
  return { ...withNames(lab, names), cluster: { ...lab.cluster, name }, images };
}

/** The task that brings a state about; undefined if lab.yaml names none. @param state the words after "Given" */
export function taskThatMakes(lab: Lab, state: string): Task | undefined {
  return lab.tasks.find(({ makes }) => makes.includes(state));
}

/** All images that lab.yaml names. */
export function imagesOf({ names, images }: Pick<Lab, 'names' | 'images'>): string[] {
  return [images.given.base, images.given.client, names.given.image].filter((image) => image !== undefined);
}

/** The manifests that the lab's reader writes. */
export function manifestsOf({ pods: { server } }: Lab): string[] {
  return [server.manifest, server.manifestWithArgs].filter((file) => file !== undefined);
}
