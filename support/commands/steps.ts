import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../system/files/project';
import type { Command } from './command';

/** A sentence of the catalogue. */
interface Sentence {
  about: string;
  text: string;
  example: string;
  /** What may stand in the place of a word of its own. */
  values: string;
  /** What does the same by hand. */
  byHand: string;
}

const VERBS = /^(?:scale|autoscale|rollout|expose|label|annotate|patch|edit|replace|apply|create|delete|describe|explain|port-forward|cp|top|set)$/;

export const steps = {
  name: 'steps',
  summary: 'list the sentences that a feature may have, or only those with certain words',
  describe: (command) => command.argument('[words...]', 'words that the sentence, its example, its subject or the command that does the same by hand must have').addHelpText('after', '\nExit code: 0 found, 1 no sentence has these words.'),
  run: (_, { args, print }) => {
    const words = args.map((word) => word.toLowerCase());
    const found = catalogue().filter((sentence) => words.every((word) => Object.values(sentence).some((part: string) => part.toLowerCase().includes(word))));
    for (const [index, { about, text, example, values, byHand }] of found.entries()) {
      if (about !== found[index - 1]?.about) print(`${index === 0 ? '' : '\n'}${about}`);
      // What only the command has shows why the sentence is here.
      const isByCommand = words.some((word) => ![about, text, example, values].some((part) => part.toLowerCase().includes(word)));
      print(`  ${text}${example === text ? '' : `\n      ${example}`}${isByCommand ? `\n      by hand: ${byHand}` : ''}`);
    }
    if (found.length === 0) print(`No sentence has: ${args.join(' ')}. A line that a reader types is one too: When I run "${typed(words)}"`);
    return Promise.resolve(found.length > 0 ? 0 : 1);
  },
} satisfies Command;

/** `kubectl scale ...` */
function typed(words: readonly string[]): string {
  const [first = ''] = words;
  return first === 'kubectl' || VERBS.test(first) ? `kubectl ${words.filter((word) => word !== 'kubectl').join(' ')} ...`.replace('  ', ' ') : '...';
}

/** docs/steps.md, which `npm run catalogue` writes: each line of its tables is a sentence. */
function catalogue(): Sentence[] {
  let [about, conditions] = ['', ''];
  return readFileSync(join(packageFolder, 'docs/steps.md'), 'utf8').split('\n').flatMap((line) => {
    about = /^## (.*)$/.exec(line)?.[1] ?? about;
    const [, keyword, rest, example, byHand] = /^\| \*\*(\w+)\*\* (.*?) \| (.*?) \| (.*) \|$/.exec(line) ?? [];
    conditions = /^`\{condition\}` is one of these: (.*)\.$/.exec(line)?.[1] ?? conditions;
    return keyword === undefined || rest === undefined ? [] : [{ about, text: `${keyword} ${plain(rest)}`, values: rest.includes('{condition}') ? conditions : '', example: plain(example ?? ''), byHand: plain(byHand ?? '').replaceAll('<br>', '; ') }];
  });
}

function plain(markdown: string): string {
  return markdown.replaceAll('\\|', '|').replaceAll('`', '').replaceAll('\\', '');
}
