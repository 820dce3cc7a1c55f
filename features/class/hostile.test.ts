import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { runCommand } from '../../support/command/run-command';
import type { GradedTask } from '../../support/grading/graded';
import { kubectl } from '../../support/kind/namespace';
import { loadLab, projectFolder } from '../../support/lab/load-lab';
import { waitFor } from '../../support/wait/wait-for';

const GRADE_SECONDS = 400;
const GONE_SECONDS = 60;
/** More than a build may have; each ends by itself. */
const STARTS_MANY = 'RUN for n in $(seq 1000); do sleep 60 & done; wait\n';

describe('hostile submissions', () => {
  const { cluster } = loadLab();
  let home: string;
  let tasksOf: Record<string, GradedTask[]>;
  const submit = (student: string): string => {
    const folder = join(home, 'submissions', student);
    cpSync(join(projectFolder, 'fixtures/class/submissions/ada'), folder, { recursive: true });
    return folder;
  };
  const namespaces = (): Promise<string> => kubectl(cluster, ['get', 'namespaces', '--output', 'name']);

  before(async () => {
    home = mkdtempSync(join(tmpdir(), 'labspec-hostile-'));
    appendFileSync(join(submit('forks'), 'Dockerfile'), STARTS_MANY);
    const stays = join(submit('stays'), 'podkv.yaml');
    writeFileSync(stays, readFileSync(stays, 'utf8').replace('metadata:\n', 'metadata:\n  finalizers: [example.org/stays]\n'));
    const { output } = await runCommand(process.execPath, [join(projectFolder, 'support/cli/labspec.js'), 'grade', 'submissions', '--out', 'graded'], { cwd: home, within: GRADE_SECONDS });
    const { students } = JSON.parse(readFileSync(join(home, 'graded/gradebook.json'), 'utf8')) as { students: { id: string; tasks: GradedTask[] }[] };
    tasksOf = Object.fromEntries(students.map(({ id, tasks }) => [id, tasks]));
    expect(Object.keys(tasksOf), output).to.have.length(2);
  });
  after(() => rmSync(home, { recursive: true }));

  test('a build that starts processes without end gets no more than its limit, and the rest of the work is judged', () => {
    const [first, ...others] = tasksOf.forks?.filter(({ verdict }) => verdict === 'failed') ?? [];
    expect(first?.troubles[0]?.seen).to.contain('Cannot fork');
    expect([first?.id, others.length]).to.deep.equal([5, 0]);
  });

  test('a Pod that is not to go goes with its namespace, and costs its author the task that deletes it', async () => {
    expect(tasksOf.stays?.filter(({ verdict }) => verdict !== 'passed').map(({ id, verdict }) => `${id} ${verdict}`)).to.deep.equal(['18 failed']);
    await waitFor(async () => ((await namespaces()).includes('labspec-grade') ? { notYet: await namespaces() } : { done: true }), { what: 'The namespaces of the class are gone', within: GONE_SECONDS });
  });
});
