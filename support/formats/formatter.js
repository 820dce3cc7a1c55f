// cucumber-js loads formatters by import(), which ts-node does not hook into: so these files are JavaScript.
// A second registration would compile everything twice.
if (!process[require('ts-node').REGISTER_INSTANCE]) require('ts-node/register');
const { gradedPlugin } = require('./graded-plugin');
const { formats } = require('./index');

/** @param {string} name one of support/formats/index.ts */
module.exports = (name) => gradedPlugin(formats[name]);
