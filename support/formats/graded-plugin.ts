import { basename, dirname } from 'node:path';
import type { FormatterPlugin } from '@cucumber/cucumber/api';
import { TimeConversion, type Envelope, type Timestamp } from '@cucumber/messages';
import { graded } from '../grading/graded';
import type { Lab } from '../lab/lab';
import { chosenLab, loadLab } from '../lab/load-lab';
import { TaskResults, type TaskResult } from '../report/task-results';
import type { Render } from './format';

/** A formatter of cucumber-js that writes a format once, when the run has finished. */
export function gradedPlugin(render: Render): FormatterPlugin {
  return {
    type: 'formatter',
    formatter({ on, write }) {
      const run = new GradedRun();
      on('message', (envelope) => {
        run.note(envelope);
        if (envelope.testRunFinished) write(run.rendered(render, envelope.testRunFinished.timestamp));
      });
    },
  };
}

/** Follows a run's messages up to what it is worth. */
class GradedRun {
  private readonly results = new TaskResults();
  /** A task that the run has planned and not come to says nothing yet, which must not look like a pass. */
  private readonly ended: TaskResult[] = [];
  private name: string | undefined;
  private started: Date | undefined;

  note(envelope: Envelope): void {
    // A lab's features are in a folder of its name.
    if (envelope.pickle) this.name ??= basename(dirname(envelope.pickle.uri));
    if (envelope.testRunStarted) this.started = dateOf(envelope.testRunStarted.timestamp);
    const task = this.results.note(envelope);
    if (task) this.ended.push(task);
  }

  rendered(render: Render, end: Timestamp): string {
    const name = this.name ?? chosenLab();
    const lab = loadLab(name);
    const finished = dateOf(end);
    return render(graded(name, lab, [...this.ended, ...this.stopped(lab)]), { started: this.started ?? finished, finished });
  }

  /** The tasks that an error around the whole run kept it from. */
  private stopped(lab: Lab): TaskResult[] {
    const { runErrors } = this.results;
    if (runErrors.length === 0) return [];
    const open = lab.tasks.filter(({ id }) => !this.ended.some((task) => task.id === id));
    return open.map(({ id, title }) => ({ id, title, verdict: 'error', seconds: 0, troubles: new Set(runErrors), observed: '', thens: [] }));
  }
}

function dateOf(timestamp: Timestamp): Date {
  return new Date(TimeConversion.timestampToMillisecondsSinceEpoch(timestamp));
}
