import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { closest } from 'fastest-levenshtein';
import { AuthorError } from '../../support/errors/errors';
import { packageFolder } from '../../support/system/files/project';
import type { Job } from './run-file';
import { knownSeconds } from './times';

const UNIT = ['support/**/*.test.ts', 'rig/**/*.test.ts', 'steps/**/*.test.ts', 'test/{kit,mutants,runner}/**/*.test.ts'];
/** Each promise of the README once. */
const PROMISES = 'test/e2e/*.test.ts';
/** Further tests of these promises, for `npm run test:all`. */
const MORE = 'test/e2e/more/*.test.ts';
/** They install a browser or the package, build Go and npm programs, or let nodes ask a registry that does not answer. */
const REACH_REGISTRIES = ['existing', 'hostile', 'install', 'page', 'built-for-a-lab'];
/** They build images, load them into nodes and start programs all the time; the others mostly wait for Pods and deadlines. */
const BUSY = ['class', 'mutants'];

const found = (pattern: string): string[] => globSync(pattern, { cwd: packageFolder }).sort();
const nameOf = (file: string): string => basename(file, '.test.ts');

/** The unit tests: all, or those with one of the words in their path. They run in one process. @throws AuthorError if there is none */
export function unitTests(words: readonly string[] = []): string[] {
  const files = UNIT.flatMap(found).filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
  if (files.length === 0) throw new AuthorError({ reason: `No unit test has ${words.join(' or ')} in its path`, subject: UNIT.join(', '), next: 'npm run unit runs all of them' });
  return files;
}

/** The tests on the real cluster. @param all whether to include those that `npm test` leaves out */
export function clusterTests(all: boolean): Job[] {
  return [...found(PROMISES), ...(all ? found(MORE) : [])].map((file) => ({ ...jobOf(file), promisesOnly: !all }));
}

/** Sorts jobs in the best order to start them on several machines: first those that only this machine can run, then the longest. */
export function inOrder(jobs: readonly Job[], all: boolean): Job[] {
  const times = knownSeconds(all);
  const seconds = ({ name }: Job): number => times[name] ?? Infinity;
  return [...jobs].sort((a, b) => Number(b.hereOnly ?? false) - Number(a.hereOnly ?? false) || seconds(b) - seconds(a));
}

/** The tests on the real cluster with one of the words as their name, or, if no test has that name, with the word in their name. @throws AuthorError that names the nearest, for a word that no name contains */
export function namedTests(words: readonly string[]): Job[] {
  const files = [...found(PROMISES), ...found(MORE)];
  const none = words.find((word) => !files.some((file) => nameOf(file).includes(word)));
  if (none !== undefined) throw new AuthorError({ reason: `No test on the cluster is called ${none}`, subject: 'test/e2e', seen: files.map(nameOf).join(', '), next: `did you mean ${closest(none, files.map(nameOf))}? Unit tests: npm run unit -- ${none}` });
  const isMeant = (name: string, word: string): boolean => (files.some((file) => nameOf(file) === word) ? name === word : name.includes(word));
  return files.filter((file) => words.some((word) => isMeant(nameOf(file), word))).map(jobOf);
}

function jobOf(file: string): Job {
  return { name: nameOf(file), files: [file], hereOnly: REACH_REGISTRIES.includes(nameOf(file)), isBusy: BUSY.includes(nameOf(file)) };
}
