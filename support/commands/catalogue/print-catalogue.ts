import type { CatalogueStep } from './collect-steps';
import { CONDITIONS } from '../../vocabulary/objects/conditions';
import { THE_OUTPUT } from './recording-world';

const HEAD = `# The catalogue of steps

Made by \`npm run catalogue\` from the steps and the features; a test fails when it is stale.
A **Given** names a state, which is reached if it does not hold yet. A **When** acts or looks. A **Then** waits until what was seen is as it should be.
\`{string}\` is a text in double quotes, \`{int}\` a whole number, \`{port}\` a port of this machine, \`{word}\` a word without spaces, \`{words}\` are quoted texts with commas and "and" between them.
\`{object}\` is a kind and a name, as in \`config map "shop"\`; \`{subject}\` is \`service account "reader"\`, \`user "jane"\`, \`user "jane" of group "developers"\` or \`group "developers"\`.
\`{condition}\` is one of these: ${CONDITIONS.join(', ')}.
`;

/** The catalogue as Markdown: a table for each noun. */
export function printCatalogue(steps: CatalogueStep[]): string {
  const nouns = [...new Set(steps.map(({ noun }) => noun))].sort();
  return [HEAD, ...nouns.map((noun) => section(noun, steps.filter((step) => step.noun === noun)))].join('\n');
}

function section(noun: string, steps: CatalogueStep[]): string {
  const title = noun.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase());
  return `## ${title}\n\n| step | in the lab | by hand |\n| --- | --- | --- |\n${steps.map(row).join('\n')}\n`;
}

function row({ keyword, pattern, example, byHand }: CatalogueStep): string {
  return `| **${keyword}** ${cell(pattern)} | ${example ? cell(example) : ''} | ${withoutHeredocs(byHand).map(code).join('<br>')} |`;
}

/** Of a heredoc, its first line is enough. */
function withoutHeredocs(lines: string[]): string[] {
  const start = lines.findIndex((line) => line.includes('<<'));
  return start < 0 ? lines : [...lines.slice(0, start), `${lines[start] ?? ''} ...`];
}

function code(line: string): string {
  return /^(task \d+|labspec sees to it)$/.test(line) || line === THE_OUTPUT ? line : `\`${cell(line)}\``;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
