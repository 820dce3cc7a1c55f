import { z } from 'zod';
import { AuthorError } from '../errors/errors';

/** The world parameters of a run (cucumber.js, or `--world-parameters '{"kubectl": "api"}'`). */
const schema = z.strictObject({
  /** A folder whose files stand in for the lab's own ones of the same name, as in a broken lab. */
  files: z.string().optional(),
  /** Actions that are left out, by their names, as in a broken lab. */
  omit: z.array(z.string()).default([]),
  /** Who does the lab's work: the framework itself, a student whose work it only looks at, or the framework with a student's files. */
  actor: z.enum(['robot', 'student', 'grader']).default('robot'),
  /** The folder with a student's files, for the grader. */
  submission: z.string().optional(),
  /** A kubeconfig for kubectl, in place of the cluster's admin's: what a student wrote is applied with it. */
  kubeconfig: z.string().optional(),
  /** The context of a kubeconfig, for a cluster that is not the lab's own; see docs/existing-clusters.md. */
  context: z.string().min(1, 'which cluster? Name its context').optional(),
  /** The folder that the student works in; `~/NAME` with lab.yaml's name of it if left out. */
  folder: z.string().optional(),
  /** Names that stand in for those of lab.yaml, where several people's work is on one machine. */
  names: z.strictObject({ namespace: z.string().exactOptional(), image: z.string().exactOptional(), container: z.string().exactOptional() }).default({}),
  /** Ports that stand in for those of the features on this machine: `{"8080": 9080}`. */
  ports: z.record(z.string().regex(/^\d+$/), z.int().positive().max(65535)).default({}),
  /** `program` is kubectl where it is installed; `api` does without it. */
  kubectl: z.enum(['program', 'api']).default('program'),
});

export type Parameters = z.infer<typeof schema>;

/** @throws AuthorError naming the parameter */
export function readParameters(given: unknown): Parameters {
  const result = schema.safeParse(given ?? {});
  if (result.success) return mustGoTogether(result.data);
  const issue = result.error.issues[0];
  throw new AuthorError({ reason: `World parameters: ${issue?.message ?? 'not valid'}`, subject: issue?.path.join('.') || JSON.stringify(given), next: `known are: ${Object.keys(schema.shape).join(', ')}` });
}

/** In a cluster that is not the lab's own, the framework works by itself, under names that it makes. */
function mustGoTogether(given: Parameters): Parameters {
  const { context, actor, kubeconfig, names } = given;
  const told = { subject: 'context', next: 'leave the other one out' };
  if (context === undefined) return given;
  if (actor !== 'robot') throw new AuthorError({ ...told, reason: `World parameters: a ${actor}'s work is looked at in the lab's own cluster only` });
  if (kubeconfig !== undefined || names.namespace !== undefined) throw new AuthorError({ ...told, reason: 'World parameters: with a context, labspec works in a namespace of its own, with the kubeconfig that has the context' });
  return given;
}
