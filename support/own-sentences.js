'use strict';
// cucumber-js imports it, after the steps of the project; support/commands/cucumber/profiles.js says so.
require('./vocabulary/tasks/own-sentences').defineOwnSentences();
