require('../with-typescript');
module.exports = require('./page-plugin').pagePlugin;
