module.exports = require('./formatter')('ctrf');
