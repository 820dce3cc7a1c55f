'use strict';
// Plain JavaScript: cucumber.js reads it before ts-node is there.

const { existsSync, readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

function labsIn(project) {
  const features = join(project, 'features');
  if (!existsSync(features)) return [];
  return readdirSync(features).filter((name) => existsSync(join(features, name, 'lab.yaml'))).sort();
}

function chosenLabIn(project) {
  if (process.env.LABSPEC_LAB) return process.env.LABSPEC_LAB;
  const file = join(project, 'package.json');
  const { labspec } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const labs = labsIn(project);
  return labspec?.lab ?? (labs.length === 1 ? labs[0] : undefined);
}

module.exports = { chosenLabIn, labsIn };
