'use strict';
// A project of its own, as an author has it beside labspec.
const { profiles } = require('../../support/commands/cucumber/profiles.js');

module.exports = profiles(__dirname);
