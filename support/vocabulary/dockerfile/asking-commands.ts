import type { Step } from './instructions';
import { readDockerfile } from './read-dockerfile';

/** Package managers that ask before they go on; in a build nobody answers, so they give up. */
const ASKS = new Set(['apt', 'apt-get', 'aptitude', 'yum', 'dnf', 'zypper']);
const ASKS_BEFORE = new Set(['install', 'upgrade', 'dist-upgrade', 'full-upgrade', 'update', 'remove', 'purge', 'autoremove']);
/** With these, it takes the answer for granted. */
const ANSWERED = /^(?:-\w*y\w*|-qq\w*|--(?:yes|assume-yes|assumeyes|non-interactive|trivial-only|dry-run|force-yes|just-print|simulate))$/;

/** The RUN commands of a Dockerfile that wait for an answer which nobody can give: `apt-get install curl`. @param steps including a FROM */
export function askingCommands(steps: readonly Step[]): string[] {
  return readDockerfile(steps).runs.flatMap(({ commands }) => commands).filter(asks).map((words) => words.join(' '));
}

function asks([program = '', ...words]: readonly string[]): boolean {
  const verb = words.find((word) => !word.startsWith('-')) ?? '';
  const isUpdateOfLists = verb === 'update' && !['yum', 'dnf', 'zypper'].includes(program);
  return ASKS.has(program) && ASKS_BEFORE.has(verb) && !isUpdateOfLists && !words.some((word) => ANSWERED.test(word));
}
