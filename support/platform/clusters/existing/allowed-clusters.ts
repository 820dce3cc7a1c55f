import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { AuthorError, messageOf } from '../../../errors/errors';
import { firstOf, inPlainWords, placed } from '../../../errors/plain-words';

const imageSource = z.discriminatedUnion('from', [
  /** `kind load docker-image` into the kind cluster of this name. */
  z.strictObject({ from: z.literal('kind'), cluster: z.string().min(1) }),
  /** Built under this name and pushed. */
  z.strictObject({ from: z.literal('registry'), name: z.string().regex(/\//, 'the name must include the registry, as in registry.example.org/lab/web') }),
  /** On the nodes already. */
  z.strictObject({ from: z.literal('nodes'), name: z.string().min(1) }),
]);

const clusterSchema = z.strictObject({
  context: z.string().min(1),
  /** Where the context must lead: a context is only a name, and may point to another cluster later. */
  server: z.url(),
  /** The kubeconfig with the context; by default, the one that kubectl reads. */
  kubeconfig: z.string().min(1).exactOptional(),
  image: imageSource,
  /** The third-party image of client Pods; by default, the lab's. */
  client: z.string().min(1).exactOptional(),
});

const schema = z.strictObject({ clusters: z.array(clusterSchema) });

export type AllowedCluster = z.infer<typeof clusterSchema>;

/** LABSPEC_CLUSTERS, or else clusters.yaml in labspec's folder of the XDG configuration folder. */
export function clustersFile(): string {
  return process.env['LABSPEC_CLUSTERS'] ?? join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'labspec', 'clusters.yaml');
}

/** Finds an allowed cluster by its context. @throws AuthorError for any other context */
export function allowedCluster(context: string, file = clustersFile()): AllowedCluster {
  const found = read(file).find((cluster) => cluster.context === context);
  if (found) return found;
  throw new AuthorError({
    cause: 'cluster-not-allowed',
    reason: `labspec may not use the cluster of the context ${context}: it is not on the list of allowed clusters`,
    subject: file,
    next: `to allow it, add to that file:\nclusters:\n  - context: ${context}\n    server: the URL of its API server\n    image: { from: nodes, name: IMAGE }\nsee docs/existing-clusters.md`,
  });
}

/** Parses an allowed cluster that a journal noted. @throws ZodError if it is not one */
export function onceAllowed(written: unknown): AllowedCluster {
  return clusterSchema.parse(written);
}

function read(file: string): AllowedCluster[] {
  if (!existsSync(file)) return [];
  const told = { cause: 'clusters-file', subject: file, next: 'see docs/existing-clusters.md' };
  const result = schema.safeParse(parsed(file, told), { error: inPlainWords });
  if (result.success) return result.data.clusters;
  const issue = firstOf(result.error);
  throw new AuthorError({ ...told, reason: `The list of allowed clusters is not valid: ${placed(issue?.path ?? [], issue?.message ?? '')}` });
}

function parsed(file: string, told: { cause: string; subject: string; next: string }): unknown {
  try {
    const document = parseDocument(readFileSync(file, 'utf8'));
    const broken = document.errors[0];
    if (broken) throw broken;
    return document.toJS();
  } catch (error) {
    throw new AuthorError({ ...told, reason: 'The list of allowed clusters cannot be read', seen: messageOf(error) });
  }
}
