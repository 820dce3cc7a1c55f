module.exports = require('/work/h3/support/commands/cucumber/profiles.js').profiles(__dirname);
