import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { DriftingProject, type LabFiles } from '../../../../test/kit/drifting-lab';
import { packageFolder } from '../../../system/files/project';
import { readText } from '../../../text/read-text';
import { draftLab } from '../../draft/draft-lab';

/** What the text shows, what it shows instead, and what the report must say. */
type Drift = [from: string, to: string, says: RegExp];

const DRIFTS: Drift[] = [
  ['ships   3/3     3            3           10s', 'ships   4/4     4            4           10s', /READY is 4\/4, but .*lab\.md:33 makes deployment ships with 3 replicas|READY 4\/4/],
  ['ships   3/3     3            3           10s', 'ships   2/3     2            2           10s', /a line before has waited until all are ready|READY 2\/3/],
  ['ships   4/4     4            4           2m', 'ships   4/4     4            5           2m', /AVAILABLE is 5, but the number of those that are ready is 4/],
  ['ships   4/4     4            4           2m', 'ships   4/4     4            3           2m', /AVAILABLE is 3, but the number of those that are ready is 4/],
  ['ships   4/4     4            4           2m', 'ships   4/4     3            4           2m', /UP-TO-DATE is 3, but the number of those that are ready is 4/],
  ['ships   4/4     4            4           2m', 'ships   4/4     5            4           2m', /UP-TO-DATE is 5, but the number of replicas is 4/],
  ['ships   4/4     4            4           2m', 'ships   5/5     5            5           2m', /lab\.md:\d+ makes deployment ships with 4 replicas/],
  ['ships   5/5     5            5           12m', 'ships   3/3     3            3           12m', /READY is 3\/3, but .* makes deployment ships with 5 replicas/],
  ['ships-5d8c7b6f4d-7wq4m   2/2 ', 'ships-5d8c7b6f4d-7wq4m   3/3 ', /READY is 3\/3, but .* makes deployment ships with 2 containers/],
  ['ships-5d8c7b6f4d-7wq4m   2/2 ', 'ships-5d8c7b6f4d-7wq4m   1/2 ', /a line before has waited until deployment ships is ready/],
  ['ships-5d8c7b6f4d-7wq4m   2/2     Running   0          12s\n', '', /it has 2 Pods of deployment ships, but .* makes it with 3 replicas/],
  ['dock-1   1/1     Running   0          25s\n', 'dock-1   1/1     Running   0          25s\ndock-2   1/1     Running   0          20s\n', /it has 3 Pods of stateful ?set dock, but .* 2 replicas/],
  ['ships-5d8c7b6f4d   3         3         3       15s', 'ships-5d8c7b6f4d   2         2         2       15s', /DESIRED is 2 in all ReplicaSets of deployment ships, but .* 3 replicas/],
  ['ships-5d8c7b6f4d   3         3         3       15s', 'ships-5d8c7b6f4d   3         3         4       15s', /READY is 4, but the number of its Pods is/],
  ['<none>        80/TCP ', '<none>        8080/TCP ', /PORT\(S\) is 8080\/TCP, but .* makes service pier with 80\/TCP/],
  ['80:30080/TCP ', '80:30081/TCP ', /PORT\(S\) is 80:30081\/TCP, but .* makes service lighthouse with 80:30080\/TCP/],
  ['lighthouse   NodePort ', 'lighthouse   ClusterIP', /TYPE is ClusterIP, but|TYPE/],
  ['10.244.2.3:8080 ', '10.244.2.3:8081 ', /ENDPOINTS has port 8081, but .* to port 8080/],
  ['10.244.2.3:8080 ', '10.244.2.3:8080,10.244.2.4:8080 ', /ENDPOINTS has 4, but service pier has 3 behind it/],
  ['TargetPort:        8080/TCP', 'TargetPort:        8081/TCP', /TargetPort is 8081, but .* makes service pier with 8080/],
  ['nginx:1.26,busybox:1.36 ', 'nginx:1.25,busybox:1.36 ', /IMAGES is nginx:1\.25,busybox:1\.36, but/],
  ['1         <none>\n2         <none>', '1         <none>\n3         <none>', /REVISION is 1, 3, but the lab's lines have made 1, 2 of deployment ships/],
  ['2         <none>\n3         <none>', '1         <none>\n2         <none>\n3         <none>', /REVISION is 1, 2, 3, but the lab's lines have made 2, 3/],
  ['cargo   Complete   3/3 ', 'cargo   Complete   4/4 ', /COMPLETIONS is 4\/4, but .* makes job cargo with 3 completions/],
  ['cargo   Complete   3/3 ', 'cargo   Complete   2/3 ', /COMPLETIONS is 2\/3, but the Job is complete/],
  ['cargo-m7v3t   0/1 ', 'cargo-m7v3t   1/1 ', /no container of a Pod that is Completed is ready/],
  ['cargo-m7v3t   0/1     Completed   0          17s\n', '', /it has 2 Pods of job cargo that are complete, but .* 3 completions/],
  ['tide   */5 ', 'tide   */6 ', /SCHEDULE is \*\/6 \* \* \* \*, but/],
  ['chart   2      5s', 'chart   3      5s', /DATA is 3, but .* makes configmap chart with 2|DATA/],
  ['hold   Bound    pvc-0b6e1c1e-2f0a-4d6f-9d1c-0f6f5a1b2c3d   2Gi ', 'hold   Bound    pvc-0b6e1c1e-2f0a-4d6f-9d1c-0f6f5a1b2c3d   3Gi ', /CAPACITY is 3Gi, but .* with 2Gi/],
  ['2Gi        RWO ', '2Gi        RWX ', /ACCESS MODES is RWX, but .* with RWO|ACCESS MODES/],
  ['/50%   2         6         4 ', '/50%   2         8         4 ', /MAXPODS is 8, but .* with 6|MAXPODS/],
  ['/50%   2         6         4 ', '/60%   2         6         4 ', /TARGETS is .*60%, but .* with 50%/],
  ['partitioned roll out complete: 2 new', 'partitioned roll out complete: 3 new', /the number of replicas is 3, but .* with 2/],
  ['deployment.apps/ships configured', 'deployment.apps/ships created', /has made deployment ships already, so this does not say "created"/],
  ['configmap/chart created', 'configmap/chart configured', /nothing before makes configmap chart, so this says "created"/],
  ['Now there are four Pods.', 'Now there are five Pods.', /"five Pods" is not what/],
  ['change `replicas: 3` to `replicas: 5`', 'change `replicas: 3` to `replicas: 6`', /spec\.replicas: 6 at .*lab\.md:\d+, 5 at/],
];

/** What a run may also show, or what means the same. */
const SAME: [name: string, from: string, to: string][] = [
  ['rows that are left out', 'ships-5d8c7b6f4d-7wq4m   2/2     Running   0          12s\n', '...\n'],
  ['a Pod that ends', 'r8t6z   2/2     Running   0          12s\n', 'r8t6z   2/2     Running   0          12s\nships-5d8c7b6f4d-aaaaa   2/2     Terminating   0          12s\n'],
  ['another port of a node, which only the cluster chooses', 'pier   ClusterIP   10.96.44.101   <none>        80/TCP ', 'pier   ClusterIP   10.96.44.102   <none>        80/TCP '],
  ['an older table', 'NAME    READY   UP-TO-DATE   AVAILABLE   AGE\nships   4/4     4            4           2m', 'NAME    DESIRED   CURRENT   UP-TO-DATE   AVAILABLE   AGE\nships   4         4         4            4           2m'],
];

describe('what a text shows of the objects that its lab makes', () => {
  let project: DriftingProject;
  let lab: LabFiles;
  before(() => {
    project = new DriftingProject();
    const { features, fixtures } = draftLab(readText(join(packageFolder, 'fixtures/texts/harbour.md')), { images: new Map(), fetched: new Map() });
    lab = Object.fromEntries([...features, ...[...fixtures].map(([name, text]) => [`fixtures/${name}`, text] as const)]);
  });
  after(() => project.remove());

  const changed = (from: string, to: string): LabFiles => {
    const text = lab['lab.md'] ?? '';
    expect(text, `the text has no ${from}`).to.contain(from);
    return { ...lab, 'lab.md': text.replace(from, () => to) };
  };

  test('a draft, untouched, is whole', async () => {
    const { report, isWhole } = await project.cover(lab);
    expect(isWhole, report).to.equal(true);
  });

  for (const [from, to, says] of DRIFTS) {
    test(`found: ${to.trim() || `no ${from.trim()}`}`, async () => {
      const { report, isWhole } = await project.cover(changed(from, to));
      expect(report).to.match(says);
      expect(isWhole, report).to.equal(false);
    });
  }

  for (const [name, from, to] of SAME) {
    test(`the same: ${name}`, async () => {
      const { report } = await project.cover(changed(from, to));
      expect(report).not.to.contain('Mistakes:');
    });
  }

  test('a Then that expects more than the steps before it make', async () => {
    const file = Object.keys(lab).find((name) => lab[name]?.includes('has 5 ready replicas')) ?? '';
    const { report } = await project.cover({ ...lab, [file]: lab[file]?.replace('has 5 ready replicas', 'has 6 ready replicas') ?? '' });
    expect(report).to.match(/\.feature:\d+: The step expects 6 ready replicas; .*\.feature:\d+ makes deployment ships with 5/);
  });

  test('a step that types more than the text says', async () => {
    const file = Object.keys(lab).find((name) => lab[name]?.includes('--replicas=4')) ?? '';
    const { report } = await project.cover({ ...lab, [file]: lab[file]?.replace('--replicas=4', '--replicas=5') ?? '' });
    expect(report).to.match(/--replicas: 4 in the text, 5 in the step/);
  });
});
