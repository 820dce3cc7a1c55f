import { containerLogs, inspectedText } from '../../platform/docker/engine';
import { ownContainer } from './own-container';
import type { Run } from '../../runtime/run';
import type { Scenario } from '../../runtime/scenario';
import { lastLines } from '../../redaction/truncate';
import { orWhyNot, type Evidence } from '../../runtime/evidence/evidence';

const LOG_LINES = 200;

/** The engine's description of the lab's own container, and its log; nothing if the scenario does not use Docker. */
export async function containerEvidence(world: Pick<Scenario, 'run' | 'transcript' | 'failure'>): Promise<Evidence[]> {
  if (!concernsDocker(world)) return [];
  const { run } = world;
  return (await Promise.all(run.lab.containers.all.map(({ name }) => evidenceOf(run, name)))).flat();
}

function evidenceOf(run: Run, name: string): Promise<Evidence[]> {
  return orWhyNot('container.txt', async () => {
    const container = await ownContainer(run, name);
    if (!container) return [];
    return [
      { fileName: `container-${name}.json`, text: await inspectedText(container.Id) },
      { fileName: `log-container-${name}.txt`, text: lastLines(await containerLogs(container.Id, LOG_LINES), LOG_LINES) },
    ];
  });
}

/** Decided by the commands that were run or recommended. The cluster's nodes are containers too, but not the reader's. */
function concernsDocker({ transcript, failure }: Pick<Scenario, 'transcript' | 'failure'>): boolean {
  const { look, next } = failure?.problem ?? {};
  return [...transcript.map(({ commandLine }) => commandLine), look, next].some((text) => /^(?:# by hand: )?docker /m.test(text ?? ''));
}
