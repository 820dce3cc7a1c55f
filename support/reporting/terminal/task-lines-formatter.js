require('../with-typescript');
module.exports = require('./task-lines-plugin').taskLinesPlugin;
