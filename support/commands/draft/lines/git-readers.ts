import { readFileSync, statSync } from 'node:fs';
import type { LabText } from '../../../text/lab-text';

/** What takes its input from a repository: what is pushed there changes the lab. */
const READERS = /\b(?:argo[ -]?cd|flux(?:cd)?|gitops|gitea|gogs|gitlab|git-sync|gitrepo|tekton|jenkins|webhooks?|ci\/cd|pipelines?|github actions|cloud build|skaffold|post-receive|git daemon|heroku)\b/i;

/** Whether something of a text may read what its reader keeps in git. */
export function readsGit({ path, blocks }: LabText): boolean {
  const pages = new Set([...(statSync(path).isFile() ? [path] : []), ...blocks.map((block) => block.path)]);
  return [...pages].some((page) => READERS.test(readFileSync(page, 'utf8')));
}
