module.exports = require('./formatter')('classroom');
