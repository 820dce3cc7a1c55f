const { join } = require('node:path');

const reports = process.env.LABSPEC_REPORTS ?? join(__dirname, 'reports');
const lab = process.env.LABSPEC_LAB ?? 'understanding-pods';

module.exports = {
  default: {
    paths: [`features/${lab}/*.feature`],
    requireModule: ['ts-node/register'],
    require: ['support/parameter-types.ts', 'support/hooks.ts', 'steps/*.ts'],
    format: ['./support/report/task-lines-formatter.js', `html:${reports}/index.html`, `junit:${reports}/junit.xml`, `message:${reports}/messages.ndjson`],
    formatOptions: { taskLines: { reports } },
  },
};
