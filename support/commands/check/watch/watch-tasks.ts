import { studentFolder } from '../../../lab/student-folder';
import { withNames } from '../../../lab/lab';
import { Hints } from '../../../reporting/hints/hints';
import { HintStore } from '../../../reporting/hints/store';
import type { HintLevel } from '../../../lab/hint-level';
import { chosenLab, loadLab } from '../../../lab/load-lab';
import { redact } from '../../../redaction/redact';
import { isLiveTerminal } from '../../../reporting/terminal/is-live-terminal';
import { nearby } from '../../../reporting/nearby';
import { exitCodeOf } from '../exit-code';
import { title } from './checklist';
import { Progress } from './progress';
import { PlainScreen, TerminalScreen, type Screen } from './screen';
import { WarmCheck } from './warm-check';
import { Watch } from './watch';
import { WatchReports } from './watch-reports';

export interface WatchOptions {
  folder: string | undefined;
  /** The hint level; if left out, it rises each time that the same problem is seen. */
  hint: HintLevel | undefined;
  /** Continues from the record of an earlier watch. */
  resume: boolean;
  /** Ctrl-C, which is how a watch ends. */
  signal: AbortSignal;
  print: (line: string) => void;
}

const HINT_SECONDS = 20;

/** A live checklist of the lab, until all is done or Ctrl-C; leaves a record and gives the exit code of a check. @throws LabError */
export async function watchTasks({ folder: chosen, hint, resume, signal, print }: WatchOptions): Promise<number> {
  const check = await WarmCheck.load(chosen);
  const { names, folder: given } = check.parameters;
  const lab = withNames(loadLab(chosenLab()), names);
  const folder = studentFolder(given, lab.names.folder);
  const reports = new WatchReports(check.reports, folder);
  const progress = resume ? reports.resume(lab) : new Progress(lab, new Date());
  if (!resume) reports.beginAnew();
  const screen = screenFor(`Watching ${redact(folder)}, Docker and the cluster ${lab.cluster.name}. Ctrl-C ends it.`, print);
  try {
    // Looks follow each other automatically, so seeing a problem again at once does not mean that the student saw it again.
    const hints = new Hints({ lab, folder, level: hint, store: HintStore.open({ apart: HINT_SECONDS }) });
    await new Watch({ check, progress, reports, screen, hints, folder }).run(signal);
  } finally {
    screen.end();
  }
  print(`${title(progress)}\nrecord: ${nearby(reports.recordFile)}   go on: npx labspec check --watch --resume\nreport: ${nearby(reports.htmlFile)}`);
  return exitCodeOf(progress.tasks.map((one) => progress.verdictOf(one).verdict));
}

function screenFor(footer: string, print: (line: string) => void): Screen {
  return isLiveTerminal() ? new TerminalScreen(process.stdout, footer) : new PlainScreen(print, footer, process.stdout.columns);
}
