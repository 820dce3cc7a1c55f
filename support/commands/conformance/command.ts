import { resolve } from 'node:path';
import { Option } from 'commander';
import { chosenLab } from '../../lab/load-lab';
import { AuthorError } from '../../errors/errors';
import { PROFILES, type ProfileName } from './profiles';
import type { Profile } from './report';
import type { Command } from '../command';

const EXIT_CODES: Record<Profile['result'], number> = { success: 0, failure: 1, unknown: 2 };

interface Options {
  context?: string;
  profile?: ProfileName[];
  out: string;
  distribution?: string;
  distributionVersion?: string;
  contact?: string;
  configMap?: string;
  markdown?: boolean;
}

export const conformance = {
  name: 'conformance',
  takesLab: true,
  summary: 'find out whether a cluster can host the lab, and write a report that others can verify',
  // 1 is a result.
  errorCode: 2,
  describe: (command) =>
    command
      .argument('[compare...]', '"compare OLD.yaml NEW.yaml": what got better and worse between two runs')
      .option('--context <context>', 'the context of an existing cluster; it must be allowed: docs/existing-clusters.md', process.env['LABSPEC_CONTEXT'])
      .addOption(new Option('--profile <names...>', 'core: the tasks of the lab; extended: what labs may use beyond it; by default both').choices(PROFILES))
      .option('--out <folder>', 'the folder for conformance.yaml and the reports', 'reports/conformance')
      .option('--config-map <namespace/name>', 'also keep the report in this ConfigMap of the cluster')
      .option('--distribution <name>', 'the cluster’s distribution, for the report')
      .option('--distribution-version <version>', 'the version of the cluster’s distribution, for the report')
      .option('--contact <contact>', 'the person responsible for the cluster, for the report')
      .option('--markdown', 'with compare: write Markdown, for a comment on a pull request')
      .addHelpText('after', '\nExit code: 0 conformant (compare: nothing is worse), 1 not (compare: something is worse), 2 labspec could not find out.'),
  run: async (given, { args, signal, print }) => {
    const options = given as unknown as Options;
    if (args.length > 0) return compareReports(args, options.markdown === true, print);
    const { conform } = await import('./conform.ts');
    const implementation = { distribution: options.distribution ?? null, version: options.distributionVersion ?? null, contact: options.contact ?? null };
    const { resultOfAll } = await import('./report.ts');
    const { file, report } = await conform({ context: options.context, lab: chosenLab(), profiles: options.profile, out: resolve(options.out), configMap: options.configMap, implementation, signal });
    for (const { name, result, summary } of report.profiles) print(`${name}: ${result}. ${summary}`);
    print(`conformance: ${file}`);
    return EXIT_CODES[resultOfAll(report.profiles)];
  },
} satisfies Command;

async function compareReports([word, old, now, ...others]: readonly string[], asComment: boolean, print: (line: string) => void): Promise<number> {
  if (word !== 'compare' || old === undefined || now === undefined || others.length > 0) throw new AuthorError({ reason: 'compare needs two reports', next: 'npx labspec conformance compare OLD.yaml NEW.yaml' });
  const { readReport } = await import('./read-report.ts');
  const { asMarkdown, asText, compare } = await import('./compare.ts');
  const comparison = compare(readReport(old), readReport(now));
  print(asComment ? asMarkdown(comparison) : asText(comparison));
  return comparison.worse.length > 0 ? 1 : 0;
}
