const { profiles } = require('labspec/cucumber');

module.exports = profiles(__dirname);
