import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { loadLab } from '../../../support/lab/load-lab';
import { docker } from '../../../support/platform/docker/docker-cli';
import { kubectl } from '../../../support/platform/clusters/kind/node-kubectl';
import { LabProject } from '../../kit/lab-project';
import { containers } from '../../kit/traces';

const lab = loadLab();

const LAB = `title: Graded lines
cluster: ${JSON.stringify(lab.cluster)}
images: { the busybox image: { name: busybox } }
ownNamespace: true
tasks: [{ id: 1, title: Run it }, { id: 2, title: Keep a value }, { id: 3, title: Run a script }, { id: 4, title: Go on }, { id: 5, title: Build }, { id: 6, title: Something else }]
`;

const FEATURE = `Feature: Graded lines
  @task-01
  Scenario: A Pod is made as the user of the namespace
    When I create the file "web.yaml"
    And I run "kubectl apply -f web.yaml"
    Then I see "pod/web created"
    When I run "kubectl get pods --namespace default"
    Then I see "forbidden"
    When I run "kubectl wait --for=condition=Ready pod/web --timeout=60s"
    And I open a shell in pod "web"
    And I type "echo $0"
    Then I see "sh"

  @task-02
  Scenario: Values stay
    When I run "x=kept; sleep 1000 &"
    And I run "echo $x"
    Then its only line is "kept"

  @task-03
  Scenario: A script of theirs
    When I run "./work.sh"
    Then I see "the work is done"
    And I do not see "root:"

  @task-04
  Scenario: After it
    When I run "echo still here"
    Then its only line is "still here"

  @task-05
  Scenario: An image of theirs
    When I run "docker build -t labspec-graded-lines ."
    Then the exit code is 0
    When I run "docker run --rm labspec-graded-lines"
    Then I see "hello from it"

  @task-06
  Scenario: A program that is not there
    When I run "minikube start"
    Then the exit code is 0
`;

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  terminationGracePeriodSeconds: 1\n  containers: [{ name: web, image: busybox, imagePullPolicy: IfNotPresent, command: [sleep, "1000"] }]\n';
const DOCKERFILE = 'FROM busybox\nCMD ["echo", "hello from it"]\n';
const HOSTILE = `#!/bin/bash
cat /etc/shadow ~/../../root/.bashrc ${process.cwd()}/package.json
head -c 300M /dev/zero > fill; head -c 300M /dev/zero > /tmp/fill
(for i in $(seq 300); do sleep 1000 & done) 2> /dev/null
kill -9 $PPID 1
kill -9 -1
`;

interface Row {
  tasks: { verdict: string; troubles: { text?: string }[] }[];
}

describe('lines of a lab, graded with a stranger’s files', () => {
  let project: LabProject;
  let rows: Row[];

  before(async () => {
    project = new LabProject('graded-lines', { 'lab.yaml': LAB, 'lines.feature': FEATURE }, { 'web.yaml': POD, 'work.sh': 'echo the work is done\n', Dockerfile: DOCKERFILE });
    const submissions = join(project.folder, 'submissions');
    const handIn = (name: string, script: string, dockerfile: string): void => {
      mkdirSync(join(submissions, name), { recursive: true });
      for (const [file, text] of [['web.yaml', POD], ['work.sh', script], ['Dockerfile', dockerfile]] as const) writeFileSync(join(submissions, name, file), text);
    };
    handIn('ada', '#!/bin/bash\necho the work is done\n', DOCKERFILE);
    // At the same time, under the same name.
    handIn('eve', HOSTILE, DOCKERFILE.replace('from it', 'from another'));
    for (const name of ['ada', 'eve']) chmodSync(join(submissions, name, 'work.sh'), 0o755);
    const { output } = await project.labspec('grade', submissions, '--out', join(project.folder, 'out'));
    expect(existsSync(join(project.folder, 'out/gradebook.json')), output).to.equal(true);
    rows = (JSON.parse(readFileSync(join(project.folder, 'out/gradebook.json'), 'utf8')) as { students: Row[] }).students;
    expect(rows, output).to.have.length(2);
  });
  after(() => project.remove());

  test('run in a container, as the user of the namespace; a line that cannot be limited is an error', () => {
    expect(rows[0]?.tasks.map(({ verdict }) => verdict), JSON.stringify(rows[0])).to.deep.equal(['passed', 'passed', 'passed', 'passed', 'passed', 'error']);
    expect(JSON.stringify(rows[0]?.tasks.at(-1))).to.contain('minikube is not in the container');
  });

  test('a script that reads, fills, forks and kills costs its own task only, and leaves nothing; nobody’s image is another’s', async () => {
    expect(rows[1]?.tasks.map(({ verdict }) => verdict), JSON.stringify(rows[1])).to.deep.equal(['passed', 'passed', 'failed', 'passed', 'failed', 'error']);
    expect(JSON.stringify(rows[1]?.tasks[4])).to.contain('hello from another');
    expect(JSON.stringify(rows[1])).not.to.contain('root:');
    expect((await docker(['image', 'ls', '--format', '{{.Repository}}'])).stdout).not.to.contain('labspec-graded-lines');
    expect((await containers()).filter((name) => name.includes('labspec-grade'))).to.deep.equal([]);
    expect(await kubectl(lab.cluster, ['get', 'namespaces', '--field-selector', 'status.phase=Active', '--output', 'name'])).not.to.contain('labspec-grade');
  });
});
