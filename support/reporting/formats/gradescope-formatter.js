module.exports = require('./formatter')('gradescope');
