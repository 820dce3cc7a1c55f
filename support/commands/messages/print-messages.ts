import { describe } from '../../errors/errors';
import { recordings, toldOf } from './recorded';
import { TABLES } from './tables';

// `npm run messages [-- WORD ...]`: the message of each cause, as people read it, from what was observed on a real engine and cluster.
const words = process.argv.slice(2);

for (const { about } of TABLES) {
  const told = recordings().filter(({ observed }) => Object.keys(observed)[0] === about).map((recorded) => ({ name: recorded.name, text: textOf(recorded) }));
  const chosen = told.filter(({ text }) => words.every((word) => text.includes(word)));
  if (chosen.length === 0) continue;
  process.stdout.write(`\n${about.toUpperCase()}\n`);
  for (const { name, text } of chosen) process.stdout.write(`\n  (${name})\n${text.replaceAll(/^/gm, '  ')}\n`);
}

function textOf(recorded: Parameters<typeof toldOf>[0]): string {
  const trouble = toldOf(recorded);
  return trouble ? describe(trouble) : 'nothing: no rule knows it';
}
