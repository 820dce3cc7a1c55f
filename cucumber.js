const { enableCompileCache } = require('node:module');
const { accessSync, constants, existsSync, mkdirSync } = require('node:fs');
const { tmpdir, userInfo } = require('node:os');
const { join } = require('node:path');
const { chosenLabIn } = require('./support/lab/chosen-lab.js');

// ts-node's own cache of compiled code cannot load ES modules where the folder for temporary files is full.
process.env.DISABLE_V8_COMPILE_CACHE = '1';

// Compiling what is loaded takes half of the time of a short check; Node keeps it in the system's folder for temporary files.
enableCompileCache?.();

const reports = writable(process.env.LABSPEC_REPORTS ?? join(__dirname, 'reports'));
// Of several labs none of which is chosen, the first hook says so.
const lab = chosenLabIn(__dirname) ?? '*';
// Features on the command line are meant instead of the lab's, not beside them.
const paths = namesFeatures(process.argv.slice(2)) ? [] : [`features/${lab}/*.feature`];
// World parameters for every run of a machine or a class, as in LABSPEC_WORLD='{"ports": {"3002": 4002}}'; support/lab/parameters.ts knows them.
const world = JSON.parse(process.env.LABSPEC_WORLD ?? '{}');

/**
 * `check` only looks at what a student has done, and tells step by step what is wrong: npx cucumber-js --profile check
 *   It asks the API itself: a kubectl for each question takes longer than all else.
 * `grade` does the lab with the files that a student has handed in: npx labspec grade
 * `existing` works in a cluster that is there already, in a namespace of its own: LABSPEC_CONTEXT=CONTEXT npx cucumber-js --profile existing
 *   See docs/existing-clusters.md.
 */
module.exports = {
  default: profile(reports, world, {}),
  check: profile(join(reports, 'check'), { kubectl: 'api', ...world, actor: 'student' }, { hints: {} }),
  grade: profile(reports, { ...world, actor: 'grader' }, {}),
  existing: { ...profile(reports, { context: process.env.LABSPEC_CONTEXT ?? '', ...world }, {}), tags: '@cluster' },
};

function profile(folder, worldParameters, taskLines) {
  return {
    paths,
    requireModule: ['ts-node/register'],
    require: ['support/parameter-types.ts', 'support/hooks.ts', 'steps/*.ts'],
    format: ['./support/reporting/terminal/task-lines-formatter.js', ['./support/reporting/page/page-formatter.js', `${folder}/index.html`], `junit:${folder}/junit.xml`, `message:${folder}/messages.ndjson`],
    formatOptions: { taskLines: { reports: folder, ...taskLines } },
    worldParameters,
  };
}

/** Whether there are features among the words of a command line: FILE, FILE:LINE, or @FILE with such lines in it. */
function namesFeatures(words) {
  return words.some((word) => /\.feature(:\d+)*$/.test(word) || (word.startsWith('@') && existsSync(word.slice(1))) || (word.startsWith('features/') && existsSync(word)));
}

/** The folder, or, where nothing can be written there, one for temporary files: the last line of a run tells where its report is. */
function writable(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch {
    return join(tmpdir(), `labspec-reports-${userInfo().uid}`);
  }
}
