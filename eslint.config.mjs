import js from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['node_modules/', 'reports/', 'fixtures/**/*.js', 'eslint.config.mjs', 'cucumber.js', '{support,test}/**/*.{js,cjs}'] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 30, skipBlankLines: true, skipComments: true }],
      'no-restricted-imports': ['error', { patterns: [{ group: ['**/steps/*'], message: 'Imports go one way: features -> steps -> support.' }] }],
      // Cucumber's steps and hooks declare `this: LabWorld` and are called by name only.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // A describe() block holds its cases; node:test's test() returns a promise that the runner awaits itself.
    files: ['**/*.test.ts'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-floating-promises': 'off', '@typescript-eslint/no-unused-expressions': 'off' },
  },
);
