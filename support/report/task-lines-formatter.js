// cucumber-js loads formatters by import(), which ts-node does not hook into: so this one file is JavaScript.
// A second registration would compile everything twice.
if (!process[require('ts-node').REGISTER_INSTANCE]) require('ts-node/register');
module.exports = require('./task-lines-plugin').taskLinesPlugin;
