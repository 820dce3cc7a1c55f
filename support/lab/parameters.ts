import { z } from 'zod';
import { actorNames } from './actors';
import { AuthorError } from '../errors/errors';

/** The world parameters of a run (cucumber.js, or `--world-parameters '{"kubectl": "api"}'`). */
const schema = z.strictObject({
  /** A folder whose files replace the lab's own files of the same name, as in a broken lab. */
  files: z.string().optional(),
  /** The names of actions to omit, as in a broken lab. */
  omit: z.array(z.string()).default([]),
  /** Who performs the actions. */
  actor: z.enum(actorNames).default('robot'),
  /** The folder with a student's files, for the grader. */
  submission: z.string().optional(),
  /** A kubeconfig for kubectl instead of the cluster admin's: a student's manifests are applied with it. */
  kubeconfig: z.string().optional(),
  /** The context of a kubeconfig, for a cluster that is not the lab's own; see docs/existing-clusters.md. */
  context: z.string().min(1, 'which cluster? Name its context').optional(),
  /** The folder that the student works in; by default `~/NAME`, with the folder name from lab.yaml. */
  folder: z.string().optional(),
  /** Names that replace those of lab.yaml, if one machine has the work of several people. */
  names: z.strictObject({ namespace: z.string().exactOptional(), image: z.string().exactOptional(), container: z.string().exactOptional() }).default({}),
  /** Ports that replace those of the features on this machine: `{"8080": 9080}`. */
  ports: z.record(z.string().regex(/^\d+$/), z.int().positive().max(65535)).default({}),
  /** `program` uses an installed kubectl; `api` works without one. */
  kubectl: z.enum(['program', 'api']).default('program'),
});

export type Parameters = z.infer<typeof schema>;

/** @throws AuthorError naming the parameter */
export function readParameters(given: unknown): Parameters {
  const result = schema.safeParse(given ?? {});
  if (result.success) return mustGoTogether(result.data);
  const issue = result.error.issues[0];
  throw new AuthorError({ reason: `World parameters: ${issue?.message ?? 'not valid'}`, subject: issue?.path.join('.') || JSON.stringify(given), next: `use one of: ${Object.keys(schema.shape).join(', ')}` });
}

/** In an existing cluster, labspec is always the actor and generates its own names. */
function mustGoTogether(given: Parameters): Parameters {
  const { context, actor, kubeconfig, names } = given;
  const told = { subject: 'context', next: 'remove one of the two' };
  if (context === undefined) return given;
  if (actor !== 'robot') throw new AuthorError({ ...told, reason: `World parameters: labspec checks a ${actor}'s work only in the lab's own cluster` });
  if (kubeconfig !== undefined || names.namespace !== undefined) throw new AuthorError({ ...told, reason: 'World parameters: with a context, labspec uses a namespace of its own and the kubeconfig of that context' });
  return given;
}
