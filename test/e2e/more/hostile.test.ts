import { once } from 'node:events';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { runCommand } from '../../../support/system/command/run-command';
import type { GradedTask } from '../../../support/results/score';
import { kubectl } from '../../../support/platform/clusters/kind/node-kubectl';
import { loadLab } from '../../../support/lab/load-lab';
import { packageFolder } from '../../../support/system/files/project';
import { waitFor } from '../../../support/wait/wait-for';

const GRADE_SECONDS = 1000;
const GONE_SECONDS = 60;
/** In its container, the server first writes files of 90 MB, 9 GB in total, then it listens. */
const FILLS = `
const inContainer = process.cwd() === '/opt/microservices' && !process.env.KUBERNETES_SERVICE_HOST;
for (let n = 0; inContainer && n < 100; n++) require('fs').writeFileSync('/tmp/fill-' + n, Buffer.alloc(90000000));
`;
/** More processes than a build may have; each ends by itself. Before that, the build prints lines such as Docker prints about other containers and images. */
const STARTS_MANY = 'RUN printf " ---> Running in 000000000000\\n ---> 000000000000\\n"\nRUN for n in $(seq 1000); do sleep 60 & done; wait\n';

describe('hostile submissions', () => {
  const { cluster } = loadLab();
  let home: string;
  let tasksOf: Record<string, GradedTask[]>;
  let reached = 0;
  const neighbour = createServer(() => reached++);
  const submit = (student: string): string => {
    const folder = join(home, 'submissions', student);
    cpSync(join(packageFolder, 'fixtures/class/submissions/ada'), folder, { recursive: true });
    return folder;
  };
  const verdicts = (student: string, wanted: string): number[] => (tasksOf[student] ?? []).flatMap(({ id, verdict }) => (verdict === wanted ? [id] : []));
  const namespaces = (): Promise<string> => kubectl(cluster, ['get', 'namespaces', '--output', 'name']);

  before(async () => {
    home = mkdtempSync(join(tmpdir(), 'labspec-hostile-'));
    appendFileSync(join(submit('forks'), 'Dockerfile'), STARTS_MANY);
    const stays = join(submit('stays'), 'podkv.yaml');
    writeFileSync(stays, readFileSync(stays, 'utf8').replace('metadata:\n', 'metadata:\n  finalizers: [example.org/stays]\n').replace('resources: {}', 'resources: { limits: { cpu: 500m, memory: 128Mi } }'));
    const reaches = join(home, 'submissions/stays/helloworld.js');
    await once(neighbour.listen(0, '127.0.0.1'), 'listening');
    writeFileSync(reaches, `require('net').connect(${(neighbour.address() as AddressInfo).port}, '127.0.0.1').on('error', () => undefined);\n${readFileSync(reaches, 'utf8')}`);
    const hangs = join(submit('hangs'), 'package.json');
    writeFileSync(hangs, readFileSync(hangs, 'utf8').replace('"start":', '"preinstall": "[ -w /etc ] || sleep 1000",\n    "start":'));
    appendFileSync(join(home, 'submissions/hangs/Dockerfile'), 'VOLUME /data\n');
    const fills = join(submit('fills'), 'helloworld.js');
    writeFileSync(fills, FILLS + readFileSync(fills, 'utf8'));
    appendFileSync(join(home, 'submissions/fills/podkv.yaml'), ['system-node-critical', 'system-cluster-critical', ''].map(greedyPod).join(''));
    const { output } = await runCommand(process.execPath, [join(packageFolder, 'support/commands/labspec.js'), 'grade', 'submissions', '--out', 'graded', '--jobs', '3'], { cwd: home, within: GRADE_SECONDS });
    const { students } = JSON.parse(readFileSync(join(home, 'graded/gradebook.json'), 'utf8')) as { students: { id: string; tasks: GradedTask[] }[] };
    tasksOf = Object.fromEntries(students.map(({ id, tasks }) => [id, tasks]));
    expect(Object.keys(tasksOf), output).to.have.length(4);
  });
  after(() => {
    neighbour.close();
    rmSync(home, { recursive: true });
  });

  test('a build that starts too many processes is limited, and the rest of the work is judged', () => {
    const [first, ...others] = tasksOf.forks?.filter(({ verdict }) => verdict === 'failed') ?? [];
    expect(first?.troubles[0]?.seen).to.contain('Cannot fork');
    expect([first?.id, others.length]).to.deep.equal([5, 0]);
  });

  test('an installation that never ends is stopped, and costs the tasks that need it', () => {
    expect(verdicts('hangs', 'error')).to.deep.equal([]);
    expect(tasksOf.hangs?.find(({ id }) => id === 2)?.troubles[0]?.cause).to.equal('install-hangs');
  });

  test('a program cannot reach what listens only on this machine’s loopback', () => {
    expect(verdicts('stays', 'passed')).to.include.members([1, 2, 3]);
    expect(reached).to.equal(0);
  });

  test('a container that fills the disk is removed', () => {
    expect(verdicts('fills', 'error')).to.deep.equal([]);
    expect(tasksOf.fills?.find(({ id }) => id === 6)?.troubles[0]?.cause).to.equal('container-fills-the-disk');
  });

  test('an image with a volume is not run, because a volume has no limit', () => {
    expect(verdicts('hangs', 'failed')).to.include(5);
    expect(tasksOf.hangs?.find(({ id }) => id === 5)?.troubles[0]?.cause).to.equal('image-has-volumes');
  });

  test('Pods that would push out other Pods are not created', () => {
    expect(verdicts('fills', 'failed')).to.include.members([15, 16]);
    // The third asks for no priority: it is created if the quota for CPU has room at that moment. The first two never are.
    const { seen } = tasksOf.fills?.find(({ id }) => id === 16)?.troubles[0] ?? {};
    expect(seen).to.match(/exceeded quota|^greedy-2 /m);
    expect(seen).not.to.match(/^greedy-[01] /m);
  });

  test('a Pod with a finalizer is removed with its namespace, and costs its author the task that deletes it; its own limits cost nothing', async () => {
    expect([verdicts('stays', 'failed'), verdicts('stays', 'passed').length]).to.deep.equal([[18], 17]);
    await waitFor(async () => ((await namespaces()).includes('labspec-grade') ? { notYet: await namespaces() } : { done: true }), { what: 'The namespaces of the class are gone', within: GONE_SECONDS });
  });
});

function greedyPod(priority: string, index: number): string {
  return `---\napiVersion: v1\nkind: Pod\nmetadata: { name: greedy-${index} }\nspec:\n  ${priority ? `priorityClassName: ${priority}` : 'priority: 0'}\n  containers:\n    - { name: greedy, image: busybox, command: [sleep, '3600'], resources: { requests: { cpu: '1' } } }\n`;
}
