const { existsSync } = require('node:fs');
const { join } = require('node:path');

// A package has the compiled code.
const code = existsSync(join(__dirname, 'support/hooks.ts')) ? '.' : './dist';
const { profiles } = require(`${code}/support/commands/cucumber/profiles.js`);

module.exports = profiles(__dirname);
