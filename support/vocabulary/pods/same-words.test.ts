import { test } from 'node:test';
import { expect } from 'chai';
import { doesTheSame } from './same-words';

test('a command is the same by its path, in a shell, or with a longer sleep', () => {
  for (const words of [['sleep', '36000'], ['/bin/sleep', '36000'], ['sh', '-c', 'sleep 36000'], ['/bin/sh', '-c', 'exec sleep 36000'], ['busybox', 'sleep', '36000'], ['sleep', '10h'], ['sleep', '9h', '1h'], ['sleep', 'infinity']]) expect(doesTheSame(words, 'sleep 36000'), words.join(' ')).to.equal(true);
});

test('a command differs if it sleeps for less time, is one single word, or has other words', () => {
  for (const words of [['sleep', '3600'], ['sleep 36000'], ['sleep'], ['sleep', 'x'], ['sh', '-c', 'true'], ['cat'], []]) expect(doesTheSame(words, 'sleep 36000'), words.join(' ')).to.equal(false);
  expect(doesTheSame(['npm', 'start', '3001'], 'npm start')).to.equal(false);
});
