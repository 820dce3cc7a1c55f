require('../with-typescript');
const { gradedPlugin } = require('./graded-plugin');
const { formats } = require('./index');

/** @param {string} name one of support/reporting/formats/index.ts */
module.exports = (name) => gradedPlugin(formats[name]);
