import { z } from 'zod';
import { hintLevelSchema } from './hint-level';

/** Names as Kubernetes allows them for pods, namespaces and clusters. */
const dnsLabel = z.string().regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'use small letters, digits and "-"');

/** A right as Kubernetes' RBAC has it; of the core API group. */
const rightSchema = z.strictObject({
  verb: z.string().min(1),
  resource: z.string().min(1),
  subresource: z.string().min(1).exactOptional(),
  /** Not in a namespace. */
  isClusterWide: z.literal(true).exactOptional(),
});

const taskSchema = z.strictObject({
  id: z.int().positive(),
  title: z.string().min(1),
  points: z.number().nonnegative().multipleOf(0.01, 'points have no more than two decimals'),
  /** The tasks whose work this one starts from. */
  needs: z.array(z.int().positive()),
  /**
   * Partial credit where not all Thens of the task hold: what each weighs, by its words; 1 where it is not named. Without it, a task
   * that has not passed earns nothing.
   */
  credit: z.record(z.string().min(1), z.number().nonnegative()).exactOptional(),
});

/** What lab.yaml may hold; an unknown key is an error. */
export const labSchema = z.strictObject({
  title: z.string().min(1),
  cluster: z.strictObject({ name: dnsLabel, controlPlanes: z.int().positive(), workers: z.int().nonnegative() }),
  names: z.strictObject({
    /** The folder that the reader works in, below the home folder. */
    folder: z.string().min(1),
    namespace: dnsLabel,
    image: z.string().min(1),
    container: dnsLabel,
    server: dnsLabel,
    client: dnsLabel,
  }),
  images: z.strictObject({ base: z.string().min(1), client: z.string().min(1) }),
  buildFiles: z.array(z.string().min(1)),
  /** The last level of hints that a check gives. */
  hints: hintLevelSchema.default(3),
  /** What its steps ask of a cluster that is not its own, beside what every lab does there. */
  rights: z.array(rightSchema).default([]),
  /** Whether each run has a namespace of its own, in the lab's cluster too: it goes with all that is in it. */
  ownNamespace: z.boolean().default(false),
  /** The lab that a conformance run does after this one: what labs may use beyond it. */
  extended: z.string().min(1).exactOptional(),
  tasks: z.array(taskSchema).min(1),
});

export type Lab = z.infer<typeof labSchema>;
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

/** The task and, below it, all those that it needs, directly or through others. */
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
export function withNames(lab: Lab, names: Partial<Lab['names']>): Lab {
  return { ...lab, names: { ...lab.names, ...names } };
}
