import { test } from 'node:test';
import { expect } from 'chai';
import { isLiveTerminal } from './is-live-terminal';

test('lines are written over only in a terminal of a person that can move its cursor', () => {
  expect(isLiveTerminal({ isTTY: true }, { TERM: 'xterm-256color' })).to.equal(true);
  expect(isLiveTerminal({ isTTY: true }, { TERM: 'dumb' })).to.equal(false);
  expect(isLiveTerminal({ isTTY: true }, { TERM: 'xterm-256color', CI: 'true' })).to.equal(false);
  expect(isLiveTerminal({}, { TERM: 'xterm-256color' })).to.equal(false);
});
