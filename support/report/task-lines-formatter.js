// cucumber-js loads formatters by import(), which ts-node does not hook into: so this one file is JavaScript.
require('ts-node/register');
module.exports = require('./task-lines-plugin').taskLinesPlugin;
