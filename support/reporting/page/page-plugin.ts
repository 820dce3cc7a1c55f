import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { FormatterPlugin } from '@cucumber/cucumber/api';
import { CucumberHtmlStream } from '@cucumber/html-formatter';
import type { Envelope } from '@cucumber/messages';
import { type Environment, ENVIRONMENT } from '../../results/attachments';
import { graded } from '../../results/score';
import { LabError } from '../../errors/errors';
import { taskIdOf, type Lab } from '../../lab/lab';
import { labOfFeature, loadLab } from '../../lab/load-lab';
import type { WaitRecord } from '../../wait/timeline';
import { attachmentText } from '../../results/attachment-text';
import { TaskResults } from '../../results/task-results';
import { html } from './html';
import { PAGE_STYLE } from './page-style';
import { runHeader, runTitle, type RunFacts } from './run-header';
import { slowestWaits } from './slowest-waits';

/** The HTML page that Cucumber makes of a run, with our summary at its top. Both show failures first. */
export const pagePlugin = {
  type: 'formatter',
  formatter({ on, write }) {
    const messages: Envelope[] = [];
    on('message', (message) => messages.push(message));
    return async () => write(await runPage(messages));
  },
} satisfies FormatterPlugin;

/** @param messages all messages of a run */
export async function runPage(messages: readonly Envelope[]): Promise<string> {
  const slowest = slowestWaits(messages);
  const official = await text(Readable.from(slowest.messages).pipe(new CucumberHtmlStream()));
  const facts = factsOf(messages, slowest.waits);
  const header = facts ? runHeader(facts).text : '';
  const title = facts ? html`${runTitle(facts)}`.text : 'labspec';
  return official.replace('<title>Cucumber</title>', () => `<title>${title}</title><style>${PAGE_STYLE.text}</style>`).replace('<body>', () => `<body>${header}`);
}

/** Undefined without a scenario, or if lab.yaml cannot be read: then the page shows only what cucumber-js reports. */
function factsOf(messages: readonly Envelope[], waits: readonly WaitRecord[]): RunFacts | undefined {
  const uri = messages.find(({ pickle }) => pickle)?.pickle?.uri;
  if (uri === undefined) return undefined;
  const results = new TaskResults();
  for (const message of messages) results.note(message);
  const name = labOfFeature(uri);
  const lab = labOrNone(name);
  if (!lab) return undefined;
  const environment = messages.find(({ attachment }) => attachment?.fileName === ENVIRONMENT)?.attachment;
  return {
    graded: graded(name, lab, results.finished),
    ran: new Set(results.all.map(({ id }) => id)),
    headings: firstScenarios(messages),
    environment: environment ? (JSON.parse(attachmentText(environment)) as Environment) : {},
    waits,
  };
}

/** For the number of each task, the ID of its first scenario; Cucumber's page gives this ID to the scenario's heading. */
function firstScenarios(messages: readonly Envelope[]): Map<number, string> {
  const found = new Map<number, string>();
  for (const { pickle } of messages) {
    const id = pickle && taskIdOf(pickle.tags);
    if (id !== undefined && !found.has(id)) found.set(id, pickle?.astNodeIds[0] ?? '');
  }
  return found;
}

/** Undefined if lab.yaml is wrong: the run itself reports that. */
function labOrNone(name: string): Lab | undefined {
  try {
    return loadLab(name);
  } catch (error) {
    if (error instanceof LabError) return undefined;
    throw error;
  }
}
