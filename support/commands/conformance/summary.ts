import type { ConformanceReport } from './report';

const MARKS = { success: '✅', failure: '❌', unknown: '❔' };

/** The report in a few lines of Markdown, for the summary of a job. */
export function summaryOf({ lab, environment, profiles }: ConformanceReport): string {
  const { Kubernetes: kubernetes = 'unknown version' } = environment.versions;
  const rows = profiles.flatMap(({ failedTests }) => failedTests.map(({ codename, title, verdict, reason }) => `| ${inCell(title)} (\`${codename}\`) | ${verdict} | ${inCell(reason)} |`));
  return [
    `### ${lab.title} on Kubernetes ${kubernetes}, ${environment.nodes.length} nodes`,
    '',
    ...profiles.map(({ name, result, summary }) => `${MARKS[result]} **${name}: ${result}**. ${summary}`),
    ...(rows.length > 0 ? ['', '| test | verdict | reason |', '| --- | --- | --- |', ...rows] : []),
    '',
  ].join('\n');
}

/** A text of any kind, in a cell of a table. */
export function inCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', '<br>');
}
