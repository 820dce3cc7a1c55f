module.exports = require('./formatter')('junit');
