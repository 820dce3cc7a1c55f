'use strict';
// Plain JavaScript: cucumber.js reads it before ts-node is there.

const { enableCompileCache } = require('node:module');
const { accessSync, constants, existsSync, mkdirSync } = require('node:fs');
const { tmpdir, userInfo } = require('node:os');
const { dirname, join, relative, resolve } = require('node:path');
const { chosenLabIn } = require('../../lab/chosen-lab.js');

const CODE = resolve(__dirname, '../../..');
/** A checkout has TypeScript; a package has what became of it. */
const IS_SOURCE = existsSync(join(CODE, 'support/hooks.ts'));
const PACKAGE = IS_SOURCE ? CODE : dirname(CODE);

// A reader that closes the pipe early, as `head` does, does not keep the run from cleaning up.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
});

/**
 * The profiles of cucumber-js for the labs of a project, for its cucumber.js.
 * `check` only looks at what a student has done, and reports step by step what is wrong: npx cucumber-js --profile check
 *   It asks the API itself: a kubectl for each question takes longer than all else.
 * `grade` does the lab with the files that a student has handed in: npx labspec grade
 * `existing` works in a cluster that is there already, in a namespace of its own: LABSPEC_CONTEXT=CONTEXT npx cucumber-js --profile existing
 *   See docs/existing-clusters.md.
 */
function profiles(project) {
  // ts-node's own cache of compiled code cannot load ES modules if the folder for temporary files is full.
  process.env.DISABLE_V8_COMPILE_CACHE = '1';
  // ts-node looks for it in the working folder.
  if (IS_SOURCE) process.env.TS_NODE_PROJECT ??= join(CODE, 'tsconfig.json');
  // Compiling what is loaded takes half of the time of a short check; Node keeps it in the system's folder for temporary files.
  enableCompileCache?.();

  const reports = writable(process.env.LABSPEC_REPORTS ?? join(project, 'reports'));
  // World parameters for every run of a machine or a class, as in LABSPEC_WORLD='{"ports": {"3002": 4002}}'; support/lab/parameters.ts knows them.
  const world = JSON.parse(process.env.LABSPEC_WORLD ?? '{}');
  const profile = (folder, worldParameters, taskLines) => profileOf({ project, folder, worldParameters, taskLines: { reports: folder, ...taskLines } });
  return {
    default: profile(reports, world, {}),
    check: profile(join(reports, 'check'), { kubectl: 'api', ...world, actor: 'student' }, { hints: {} }),
    grade: profile(reports, { ...world, actor: 'grader' }, {}),
    existing: { ...profile(reports, { context: process.env.LABSPEC_CONTEXT ?? '', ...world }, {}), tags: '@cluster and not @scene' },
  };
}

function profileOf({ project, folder, worldParameters, taskLines }) {
  // cucumber-js runs in the project, and takes paths from there.
  const inProject = (...path) => relative(project, join(...path)).split('\\').join('/');
  const formatter = (path) => join(CODE, 'support/reporting', path);
  const code = IS_SOURCE ? 'ts' : 'js';
  return {
    // Features on the command line replace those of the lab. If there are several labs and none is chosen, the first hook reports it.
    paths: namesFeatures(process.argv.slice(2)) ? [] : [`features/${chosenLabIn(project) ?? '*'}/*.feature`],
    requireModule: IS_SOURCE ? ['ts-node/register'] : [],
    import: [...ownSteps(project), inProject(CODE, 'support/own-sentences.js')],
    require: [`support/parameter-types.${code}`, `support/hooks.${code}`, `steps/*.${code}`].map((path) => inProject(CODE, path)),
    format: [formatter('terminal/task-lines-formatter.js'), [formatter('page/page-formatter.js'), `${folder}/index.html`], `junit:${folder}/junit.xml`, `message:${folder}/messages.ndjson`],
    // What is there before the reader begins is verified when it is made.
    tags: 'not @scene',
    formatOptions: { taskLines },
    worldParameters,
  };
}

/** The steps that a project adds to labspec's. In a package, labspec's own steps/ are for editors. */
function ownSteps(project) {
  return resolve(project) === PACKAGE || !existsSync(join(project, 'steps')) ? [] : ['steps/*.{js,cjs,mjs,ts,cts,mts}'];
}

/** Whether there are features among the words of a command line: FILE, FILE:LINE, or @FILE with such lines in it. */
function namesFeatures(words) {
  return words.some((word) => /\.feature(:\d+)*$/.test(word) || (word.startsWith('@') && existsSync(word.slice(1))) || (word.startsWith('features/') && existsSync(word)));
}

/** The folder, or a temporary one if it is not writable: the last line of a run says where its report is. */
function writable(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch {
    return join(tmpdir(), `labspec-reports-${userInfo().uid}`);
  }
}

module.exports = { profiles };
