import { test } from 'node:test';
import { expect } from 'chai';
import { doesTheSame } from './same-words';

test('a command is the same by its path, by a shell, or with time to spare', () => {
  for (const words of [['sleep', '36000'], ['/bin/sleep', '36000'], ['sh', '-c', 'sleep 36000'], ['/bin/sh', '-c', 'exec sleep 36000'], ['busybox', 'sleep', '36000'], ['sleep', '10h'], ['sleep', '9h', '1h'], ['sleep', 'infinity']]) expect(doesTheSame(words, 'sleep 36000'), words.join(' ')).to.equal(true);
});

test('it is another one where it ends sooner, has its words in one, or other words', () => {
  for (const words of [['sleep', '3600'], ['sleep 36000'], ['sleep'], ['sleep', 'x'], ['sh', '-c', 'true'], ['cat'], []]) expect(doesTheSame(words, 'sleep 36000'), words.join(' ')).to.equal(false);
  expect(doesTheSame(['npm', 'start', '3001'], 'npm start')).to.equal(false);
});
