/** What takes its input from a repository: what is pushed there changes the lab. */
const READERS = /\b(?:argo[ -]?cd|flux(?:cd)?|gitops|gitea|gogs|gitlab|git-sync|gitrepo|tekton|jenkins|webhooks?|ci\/cd|pipelines?|github actions|cloud build|skaffold|post-receive|git daemon|heroku)\b/i;

/** Whether something of a text may read what its reader keeps in git. */
export function readsGit(pages: readonly string[]): boolean {
  return pages.some((page) => READERS.test(page));
}
