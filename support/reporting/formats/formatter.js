require('../with-typescript');
const { gradedPlugin } = require('./graded-plugin');
const { formats } = require('./index');

/** @param {string} name a name in support/reporting/formats/index.ts */
module.exports = (name) => gradedPlugin(formats[name]);
