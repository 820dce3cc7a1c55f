import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Who may import whom: a room of support/ may import its own files, those of errors/, and those of the rooms that are named here. */
const MAY_IMPORT = {
  errors: [],
  redaction: [],
  wait: ['redaction'],
  system: ['redaction', 'wait'],
  lab: ['system'],
  text: ['lab', 'system', 'redaction'],
  ownership: ['system'],
  platform: ['system', 'wait', 'redaction', 'ownership'],
  results: ['lab', 'redaction'],
  runtime: ['redaction', 'wait', 'system', 'lab', 'ownership', 'platform', 'results'],
  vocabulary: ['redaction', 'wait', 'system', 'lab', 'ownership', 'platform', 'runtime'],
  reporting: ['results', 'lab', 'system', 'wait', 'redaction'],
};
const RIG_MAY_IMPORT = ['platform', 'system', 'wait', 'redaction', 'errors'];
const ROOMS = [...Object.keys(MAY_IMPORT), 'commands'];

const STEPS = { group: ['**/steps/*'], message: 'Imports go one way: features -> steps -> support.' };

/** @param {string} path what a path to a room begins with, as a regular expression */
function closed(room, open, path) {
  const shut = ROOMS.filter((other) => other !== room && !open.includes(other));
  return { regex: `^${path}(${shut.join('|')})/`, message: `${room} may import ${open.join(', ')}: see eslint.config.mjs, "who may import whom".` };
}

const oneDirection = [
  ...Object.entries(MAY_IMPORT).map(([room, others]) => ({
    files: [`support/${room}/**/*.ts`],
    // A test may take what it needs to make things.
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [STEPS, closed(room, ['errors', ...others], '(\\.\\./)+')] }] },
  })),
  { files: ['rig/**/*.ts'], ignores: ['**/*.test.ts'], rules: { 'no-restricted-imports': ['error', { patterns: [STEPS, closed('rig', RIG_MAY_IMPORT, '(\\.\\./)+support/')] }] } },
];

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', 'reports/', 'fixtures/**/*.js', 'eslint.config.mjs', 'cucumber.js', '{support,test}/**/*.{js,cjs}'] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 30, skipBlankLines: true, skipComments: true }],
      'no-restricted-imports': ['error', { patterns: [STEPS] }],
      // Cucumber's steps and hooks declare `this: LabWorld` and are called by name only.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  ...oneDirection,
  {
    // A describe() block holds its cases; node:test's test() returns a promise that the runner awaits itself.
    files: ['**/*.test.ts'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-floating-promises': 'off', '@typescript-eslint/no-unused-expressions': 'off' },
  },
);
