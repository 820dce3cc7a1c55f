import { describe, test } from 'node:test';
import { expect } from 'chai';
import { driftingProject, type LabFiles } from '../../../../test/kit/drifting-lab';

const deployment = (replicas: number): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: choir
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: choir } }
  template:
    metadata: { labels: { app: choir } }
    spec:
      containers:
        - name: voice
          image: nginx:1.27
`;

const JOB = `apiVersion: batch/v1
kind: Job
metadata:
  name: rehearse
spec:
  completions: 5
  parallelism: 3
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: song
          image: busybox:1.36
          command: ["date"]
`;

const HALL = `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: hall
spec:
  accessModes: [ReadWriteOnce]
  resources: { requests: { storage: 100Mi } }
`;

const TEXT = `# Choir

## 1. Begin

Write this to \`choir.yaml\`. It runs two Pods, each with one container:

\`\`\`yaml
${deployment(2)}\`\`\`

\`\`\`
kubectl apply -f choir.yaml
\`\`\`

All two Pods sing.

## 2. Scale

Scale the choir to three Pods:

\`\`\`
kubectl scale deployment choir --replicas=3
kubectl get deployment choir
\`\`\`

There are now three Pods. Open \`choir.yaml\` in an editor and change \`replicas: 2\` to \`replicas: 4\`.

\`\`\`
kubectl apply -f choir.yaml
\`\`\`

You now have four Pods.

## 3. Rehearse

The Job sings five times, three at a time:

\`\`\`
cat <<EOF | kubectl apply -f -
${JOB}EOF
kubectl run guest --image=busybox:1.36 --restart=Never --rm -it -- date
\`\`\`

## 4. Keep

A claim of 100 MiB keeps the notes:

\`\`\`
cat > hall.yaml <<EOF
${HALL}EOF
kubectl apply -f hall.yaml
\`\`\`
`;

const indented = (text: string): string => text.trimEnd().replaceAll(/^/gm, '      ');

const FEATURE = `Feature: Choir
  @task-01
  Scenario: It begins
    When I create the file "choir.yaml"
    And I run "kubectl apply -f choir.yaml"
    Then deployment "choir" is available within 5 minutes

  @task-02
  Scenario: It scales
    When I run "kubectl scale deployment choir --replicas=3"
    Then deployment "choir" has 3 ready replicas
    When I run
      """bash
      cat > choir.yaml <<'EOF'
${indented(deployment(4))}
      EOF
      """
    And I run "kubectl apply -f choir.yaml"
    Then deployment "choir" has 4 ready replicas

  @task-03
  Scenario: It rehearses
    When I run
      """bash
      cat <<EOF | kubectl apply -f -
${indented(JOB)}
      EOF
      """
    And I run "kubectl run guest --image=busybox:1.36 --restart=Never --rm -it -- date"
    Then the exit code is 0

  @task-04
  Scenario: It keeps
    When I create the file "hall.yaml"
    And I run "kubectl apply -f hall.yaml"
    Then persistent volume claim "hall" exists
`;

const LAB: LabFiles = {
  'lab.md': TEXT,
  'lab.yaml': 'title: Choir\nownNamespace: true\ntasks:\n  - { id: 1, title: Begin }\n  - { id: 2, title: Scale }\n  - { id: 3, title: Rehearse }\n  - { id: 4, title: Keep }\n',
  'choir.feature': FEATURE,
  'fixtures/choir.yaml': deployment(2),
  'fixtures/hall.yaml': HALL,
};

const WRONG: [from: string, to: string, says: RegExp][] = [
  ['It runs two Pods', 'It runs 27 Pods', /"27 Pods" is not what the lab's lines and files make until there: .*lab\.md:\d+ makes deployment choir with 2 replicas/],
  ['It runs two Pods', 'It runs twenty-two Pods', /"twenty-two Pods" is not what/],
  ['It runs two Pods', 'It runs five Pods', /"five Pods" is not what/],
  ['All two Pods', 'All five Pods', /"five Pods" is not what/],
  ['each with one container', 'each with two containers', /"two containers" is not what a Pod of the lab has until there: 1/],
  ['Scale the choir to three Pods', 'Scale the choir to four Pods', /"four Pods" is not what the lab scales to: .*lab\.md:\d+ has --replicas=3/],
  ['There are now three Pods', 'There are now two Pods', /"two Pods" is not what there is then: .*lab\.md:\d+ makes deployment choir with 3 replicas/],
  ['There are now three Pods', 'There are now five Pods', /"five Pods" is not what there is then/],
  ['You now have four Pods', 'You now have three Pods', /"three Pods" is not what there is then: .*lab\.md:\d+ makes deployment choir with 4 replicas/],
  ['five times', 'six times', /"six times" is not what the lab's Jobs have: .*lab\.md:\d+ makes job rehearse with completions 5/],
  ['three at a time', 'two at a time', /"two at a time" is not what .* with parallelism 3/],
  ['claim of 100 MiB', 'claim of 200 MiB', /200 MiB is in no command, file or step of the lab/],
];

/** Where nobody can know what is meant. */
const UNSURE: [from: string, to: string][] = [
  ['All two Pods sing.', 'If all seven Pods sang, it would be loud: a Deployment can keep up to seven Pods.'],
  ['All two Pods sing.', 'A Pod that fails is made again, at most six times.'],
  ['You now have four Pods.', 'That is two more Pods than in the beginning.'],
  ['You now have four Pods.', 'You now see four Pods, and three of them are older.'],
  ['The Job sings five times', 'The Job sings five times, and would be tried again six times, if it fails'],
  ['A claim of 100 MiB keeps the notes', 'A claim of 0.1 GB, which is 100 MB, keeps the notes'],
  ['A claim of 100 MiB keeps the notes', 'Your machine needs 8 GiB of memory'],
];

describe('numbers that sentences say', () => {
  const project = driftingProject();

  const changed = (from: string, to: string): LabFiles => {
    expect(TEXT).to.contain(from);
    return { ...LAB, 'lab.md': TEXT.replace(from, () => to) };
  };

  test('the lab itself has no mistake', async () => {
    const { report, isWhole } = await project().cover(LAB);
    expect(isWhole, report).to.equal(true);
  });

  for (const [from, to, says] of WRONG) {
    test(`found: ${to}`, async () => {
      const { report, isWhole } = await project().cover(changed(from, to));
      expect(report).to.match(says);
      expect(isWhole).to.equal(false);
    });
  }

  for (const [from, to] of UNSURE) {
    test(`no mistake: ${to}`, async () => {
      const { report } = await project().cover(changed(from, to));
      expect(report).not.to.contain('Mistakes:');
    });
  }

  test('a sentence that changes what the file does not have', async () => {
    const { report, isWhole } = await project().cover(changed('change `replicas: 2` to', 'change `replicas: 3` to'));
    expect(report).to.match(/lab\.md:\d+: The text has the reader change replicas: 3 in choir\.yaml; .*lab\.md:13 has replicas: 2\n/);
    expect(isWhole).to.equal(false);
  });

  for (const [from, to] of [['change `replicas: 2` to', 'change `replicas:  "2"` to'], ['`replicas: 2` to `replicas: 4`', '`image: nginx:1.26` to `image: nginx:1.27`'], ['`replicas: 2` to `replicas: 4`', '`image: <old image>` to `image: nginx:1.27`']] as const) {
    test(`not found: ${to}`, async () => {
      const { report } = await project().cover(changed(from, to));
      expect(report).not.to.contain('has the reader change');
    });
  }

  test('two Deployments have their Pods together', async () => {
    const second = 'kubectl create deployment band --image=nginx:1.27 --replicas=3\n```\n\nThere are now seven Pods.\n\n```\n';
    const { report } = await project().cover({ ...LAB, 'lab.md': TEXT.replace('kubectl apply -f choir.yaml\n```\n\nYou', () => `kubectl apply -f choir.yaml\n${second}kubectl get pods\n\`\`\`\n\nYou`) });
    expect(report).not.to.contain('seven Pods');
  });
});
