module.exports = require('../../../cucumber.js');
