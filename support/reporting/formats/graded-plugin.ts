import type { FormatterPlugin } from '@cucumber/cucumber/api';
import { TimeConversion, type Envelope, type Timestamp } from '@cucumber/messages';
import { graded } from '../../results/score';
import type { Lab } from '../../lab/lab';
import { chosenLab, labOfFeature, loadLab } from '../../lab/load-lab';
import { resultOf, TaskResults, type TaskResult } from '../../results/task-results';
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

/** Collects a run's messages and computes the grade from them. */
class GradedRun {
  private readonly results = new TaskResults();
  private name: string | undefined;
  private started: Date | undefined;

  note(envelope: Envelope): void {
    if (envelope.pickle) this.name ??= labOfFeature(envelope.pickle.uri);
    if (envelope.testRunStarted) this.started = dateOf(envelope.testRunStarted.timestamp);
    this.results.note(envelope);
  }

  rendered(render: Render, end: Timestamp): string {
    const name = this.name ?? chosenLab();
    const lab = loadLab(name);
    const finished = dateOf(end);
    // A task that the run planned but did not reach has no verdict yet; it must not look like a pass.
    const ended = this.results.finished;
    return render(graded(name, lab, [...ended, ...this.stopped(lab, ended)]), { started: this.started ?? finished, finished });
  }

  /** The tasks that the run did not reach because of an error that concerns the whole run. */
  private stopped(lab: Lab, ended: readonly TaskResult[]): TaskResult[] {
    const { runErrors } = this.results;
    if (runErrors.length === 0) return [];
    const open = lab.tasks.filter(({ id }) => !ended.some((task) => task.id === id));
    return open.map((task) => resultOf(task, 'error', runErrors));
  }
}

function dateOf(timestamp: Timestamp): Date {
  return new Date(TimeConversion.timestampToMillisecondsSinceEpoch(timestamp));
}
