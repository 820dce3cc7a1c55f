import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectSteps } from '../support/commands/catalogue/collect-steps';
import { packageFolder } from '../support/system/files/project';

// `npm run bench:vocabulary`: which sentence serves each family of what readers of real labs type, and which lab that runs uses it. A family without a lab that uses it counts as not served.
const SURVEY = join(packageFolder, '../shared/labs/VOCABULARY.md');
/** In percent of statements, as the survey's cumulative column gives it without any sentence. */
const START = 18.5;

interface Served {
  /** Of the catalogue. */
  sentences: readonly string[];
  /** What a feature of a lab that runs contains. */
  uses: RegExp;
}

const TYPED = ['I run {string}', 'I run', 'I look with {string}'];
const BY_FAMILY: Record<string, Served> = {
  A: { sentences: [...TYPED, 'I create the file {string}'], uses: /kubectl (?:apply|create) -f/ },
  B: { sentences: [...TYPED, 'the output has the rows', '{string} in the output is {string}', '{object} matches{time}'], uses: /kubectl get|kubectl logs/ },
  C: { sentences: [...TYPED, '{object} is gone{time}', 'there are no {objects}{time}'], uses: /kubectl delete/ },
  D: { sentences: [...TYPED, 'I open a shell in pod {string}', 'I type {string}'], uses: /I open a shell in pod/ },
  E: { sentences: [...TYPED, '{object} is {condition}{time}'], uses: /kubectl wait|is available|is complete/ },
  F: { sentences: [...TYPED, '{object} has {int} ready replica(s){time}'], uses: /kubectl (?:scale|rollout undo|set image|patch)/ },
  G: { sentences: TYPED, uses: /kubectl (?:create (?:configmap|secret|role|serviceaccount)|run|expose)/ },
  H: { sentences: ['I remember the output as {string}', 'I remember {string} of pod {string} as {string}'], uses: /I remember/ },
  I: { sentences: [...TYPED, 'I curl port {port}', 'the output matches {string}'], uses: /wget -q|I curl/ },
  J: { sentences: [...TYPED, 'the output matches {string}', 'I see {string}'], uses: /for .*; do|\| sed|ls jobs/ },
  K: { sentences: ['I edit {object} so that'], uses: /I edit/ },
  L: { sentences: [...TYPED, 'I open a shell in Docker container {string}', 'I build {image}'], uses: /docker run|I build the image/ },
  M: { sentences: TYPED, uses: /helm (?:install|upgrade)/ },
  N: { sentences: [...TYPED, '{subject} may {string} {string}{time}'], uses: /may "list"|kubectl config view/ },
};

async function main(): Promise<void> {
  if (!existsSync(SURVEY)) throw new Error(`the survey is not there: ${SURVEY}`);
  const known = new Set((await collectSteps()).map(({ pattern }) => pattern));
  const features = globSync(['features/**/*.feature', 'test/labs/features/**/*.feature'], { cwd: packageFolder }).map((file) => readFileSync(join(packageFolder, file), 'utf8'));
  let [before, statements, pages] = [START, START, 0];
  let pagesBefore = 0;
  for (const { family, name, percent, whole } of familiesOf(readFileSync(SURVEY, 'utf8'))) {
    const served = BY_FAMILY[family];
    const lacking = served?.sentences.filter((sentence) => !known.has(sentence)) ?? ['no sentence'];
    const labs = served ? features.filter((text) => served.uses.test(text)).length : 0;
    const isServed = lacking.length === 0 && labs > 0;
    if (isServed) [statements, pages] = [statements + percent - before, pages + whole - pagesBefore];
    [before, pagesBefore] = [percent, whole];
    process.stdout.write(`${isServed ? '✓' : '✗'} ${family} ${name.padEnd(32)} ${isServed ? `${labs} features; ${served?.sentences.length ?? 0} sentences` : `${labs === 0 ? 'no lab that runs uses it' : lacking.join(', ')}`}\n`);
  }
  process.stdout.write(`\n${statements.toFixed(1)} % of the statements; about ${pages} % of the pages whole\n${known.size} sentences\n`);
}

/** The rows of the survey's table, in its order: each adds its family to those before. */
function familiesOf(text: string): { family: string; name: string; percent: number; whole: number }[] {
  return text.split('\n').flatMap((line) => {
    const [, family = '', name = '', , percent, , whole] = /^\| ([A-O]) ([^|]*?) \| ([^|]*) \| \**([\d.]+)\** \| ([\d.]+) \| (\d+) \|$/.exec(line) ?? [];
    return percent === undefined ? [] : [{ family, name, percent: Number(percent), whole: Number(whole) }];
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
