module.exports = require('./formatter')('vpl');
