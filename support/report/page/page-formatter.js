// See task-lines-formatter.js.
if (!process[require('ts-node').REGISTER_INSTANCE]) require('ts-node/register');
module.exports = require('./page-plugin').pagePlugin;
