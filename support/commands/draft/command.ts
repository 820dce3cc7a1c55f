import { relative } from 'node:path';
import { AuthorError } from '../../errors/errors';
import type { Command } from '../command';
import type { Place } from './write/write-draft';

export const draft = {
  name: 'draft',
  summary: 'draft a lab from its text: lab.yaml, features and files; changes no file that exists',
  errorCode: 2,
  describe: (command) =>
    command
      .argument('<text>', 'the lab’s text: a file of markdown, or a folder with one for each task')
      .option('--out <folder>', 'where the lab is written; by default features/ and the text’s title')
      .option('--fetch', 'fetch files that the text takes from addresses')
      .option('--image <from=to...>', 'use another image in place of one that cannot be pulled')
      .option('--try', 'let the robot do the draft on the lab’s cluster, and put a TODO with what was seen where a step does not hold')
      .addHelpText('after', '\nThen: npx labspec lint, and look for TODO in the features'),
  run: async ({ out, fetch, image = [], try: isTried }: { out?: string; fetch?: true; image?: string[]; try?: true }, { args: [path = ''], signal, print }) => {
    const { readText } = await import('../../text/read-text.ts');
    const { draftLab } = await import('./draft-lab.ts');
    const { placeOf, writeDraft } = await import('./write/write-draft.ts');
    const { clusterOfLabs } = await import('./write/cluster-of-labs.ts');
    const { summaryOf } = await import('./write/summary.ts');
    const { fetchFiles } = await import('./manifests/fetch-files.ts');
    const { DEFAULT_CLUSTER } = await import('../../lab/lab.ts');
    const text = readText(path);
    const place = placeOf(out ?? `features/${slug(text.title ?? 'my-lab')}`);
    const cluster = clusterOfLabs(place.project);
    const drafted = draftLab(text, { images: imagesOf(image), fetched: fetch ? await fetchFiles(text) : new Map(), cluster });
    const written = writeDraft(drafted, place);
    for (const line of summaryOf(text, drafted)) print(line);
    print('');
    for (const file of written) print(`✔ ${file}`);
    const passes = isTried !== true || (await tried(place, signal, print));
    print(`\nnext:  npx labspec lint --lab ${place.name}\n       grep -rn TODO ${[place.features, ...(drafted.fixtures.size > 0 ? [place.fixtures] : [])].map((folder) => relative(process.cwd(), folder) || '.').join(' ')}\n       npx labspec up --lab ${place.name}    # its cluster is ${nameOf(cluster ?? DEFAULT_CLUSTER)}`);
    return passes ? 0 : 1;
  },
} satisfies Command;

/** Of a lab.yaml's `cluster`. */
function nameOf(cluster: object): string {
  return 'name' in cluster ? String(cluster.name) : '';
}

/** Whether all tasks pass, with what is open left to the author. */
async function tried(place: Place, signal: AbortSignal, print: (line: string) => void): Promise<boolean> {
  const { tryDraft } = await import('./try/try-draft.ts');
  const { linesOf } = await import('./try/lines-of.ts');
  print('\nThe robot does the draft:');
  const result = await tryDraft(place, signal);
  for (const line of linesOf(result)) print(line);
  return result.left.length === 0;
}

function slug(title: string): string {
  return title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').slice(0, 40).replaceAll(/^-+|-+$/g, '') || 'my-lab';
}

/** @throws AuthorError if an option is not `from=to` */
function imagesOf(options: readonly string[]): Map<string, string> {
  return new Map(options.map((option) => {
    const [from = '', to = ''] = option.split('=');
    if (from === '' || to === '') throw new AuthorError({ reason: 'An image is replaced by another one', subject: `--image ${option}`, next: '--image alpine=busybox' });
    return [from, to];
  }));
}
