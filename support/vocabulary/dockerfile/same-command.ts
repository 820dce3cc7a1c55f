import { programName } from './run-commands';

/** npm's aliases. npm also accepts any unambiguous beginning of a command: `npm help npm`, "aliases". */
const NPM: Record<string, string> = {
  ...Object.fromEntries(['i', 'in', 'ins', 'inst', 'insta', 'instal', 'isnt', 'isnta', 'isntal', 'isntall', 'add'].map((name) => [name, 'install'])),
  // These also install, from the lock file or before the tests.
  ...Object.fromEntries(['ci', 'ic', 'clean-install', 'install-clean', 'isntall-clean', 'it', 'install-test', 'cit', 'sit', 'install-ci-test', 'clean-install-test'].map((name) => [name, 'install'])),
  ...Object.fromEntries(['run-script', 'rum', 'urn'].map((name) => [name, 'run'])),
};
/** Options of npm that change only how much it prints, or nothing. */
const HARMLESS = new Set(['--', '-s', '--silent', '-q', '--quiet', '-d', '--verbose', '--no-audit', '--no-fund', '--no-update-notifier', '--no-progress']);
/** Options whose value is the next word. */
const WITH_VALUE = new Set(['--prefix', '-C', '--loglevel', '--cache', '--userconfig', '-o', '-t', '-c']);
const PROGRAMS: Record<string, string> = { apt: 'apt-get', aptitude: 'apt-get' };

/** Whether words run a command, also with options, under an alias or with more words after it: `npm i --omit=dev` runs `npm install`. */
export function runsCommand(words: readonly string[], wanted: string): boolean {
  const [program, ...rest] = plainCommand(words);
  const [wantedProgram, ...wantedRest] = plainCommand(wanted.split(' '));
  if (program !== wantedProgram) return false;
  let next = 0;
  for (const word of rest) if (word === wantedRest[next]) next += 1;
  return next === wantedRest.length;
}

/** A command in its shortest form: `npm run start`, `/usr/local/bin/npm start --` and `npm --silent start` are `npm start`. */
export function shortest(words: readonly string[]): string[] {
  const [program, verb, script, ...rest] = plainCommand(words, withoutHarmlessOptions);
  const plain = [program, verb, script, ...rest].filter((word) => word !== undefined);
  return program === 'npm' && verb === 'run' && script === 'start' ? ['npm', 'start', ...rest] : plain;
}

function plainCommand([program = '', ...rest]: readonly string[], without = withoutOptions): string[] {
  const name = programName(program);
  if (PROGRAMS[name]) return [PROGRAMS[name], ...without(rest)];
  if (name !== 'npm') return [program.startsWith('/') && /^\/(?:usr\/(?:local\/)?)?s?bin\//.test(program) ? name : program, ...rest];
  const [verb, ...others] = without(rest);
  return [name, ...(verb === undefined ? [] : [NPM[verb] ?? verb]), ...others];
}

function withoutHarmlessOptions(words: readonly string[]): string[] {
  return words.filter((word, index) => !HARMLESS.has(word) && !['--prefix', '-C', '--loglevel'].some((option) => option === word || option === words[index - 1]));
}

function withoutOptions(words: readonly string[]): string[] {
  return words.filter((word, index) => !word.startsWith('-') && !WITH_VALUE.has(words[index - 1] ?? ''));
}
