#!/usr/bin/env node
// Starts labspec with the Node that comes with it, from wherever it is called.
'use strict';

const { spawn } = require('node:child_process');
const { enableCompileCache } = require('node:module');
const { existsSync } = require('node:fs');
const path = require('node:path');

const NODE_MAJOR = 24;

if (Number(process.versions.node.split('.')[0]) < NODE_MAJOR) startWithOwnNode();
else start();

function start() {
  // For this process and for those that it starts: compiling takes half of the time of a short check.
  process.env.NODE_COMPILE_CACHE ??= enableCompileCache().directory;
  // ts-node's own cache cannot load ES modules if the folder for temporary files is full.
  process.env.DISABLE_V8_COMPILE_CACHE = '1';
  // A package has the compiled code.
  const compiled = path.resolve(__dirname, '../../dist/support/commands/main.js');
  const isCheckout = existsSync(path.join(__dirname, 'main.ts'));
  if (isCheckout) require('ts-node').register({ project: path.resolve(__dirname, '../../tsconfig.json') });
  require(isCheckout ? './main' : compiled).main(process.argv);
}

function startWithOwnNode() {
  const node = path.join(path.dirname(require.resolve('node/package.json')), 'bin/node');
  const child = spawn(node, [__filename, ...process.argv.slice(2)], { stdio: 'inherit' });
  // Whoever ends this process means the child, which cleans up first.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`Node ${NODE_MAJOR}, which comes with labspec, does not start: ${error.message}\n  next:     npm ci`);
    process.exit(1);
  });
  child.on('exit', (code) => process.exit(code ?? 1));
}
