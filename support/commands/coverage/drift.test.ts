import { describe, test } from 'node:test';
import { expect } from 'chai';
import { driftingProject, type LabFiles } from '../../../test/kit/drifting-lab';

const MANIFEST = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: bakery
spec:
  replicas: 2
  selector: { matchLabels: { app: bakery } }
  template:
    metadata: { labels: { app: bakery } }
    spec:
      containers:
        - name: oven
          image: nginx:1.25
          ports: [{ containerPort: 8080 }]
`;

const TEXT = `# Bakery

## 1. Open

Write this to \`bakery.yaml\`:

\`\`\`yaml
${MANIFEST}\`\`\`

\`\`\`
$ kubectl apply -f bakery.yaml
deployment.apps/bakery created
$ kubectl get deployment bakery -n shops
NAME     READY   UP-TO-DATE   AVAILABLE   AGE
bakery   2/2     2            2           10s
\`\`\`

There are two Pods now, and each listens on port 8080.

## 2. Give it a name

\`\`\`
kubectl expose deployment bakery --port=80 --target-port=8080
kubectl wait --for=condition=Available deployment/bakery
kubectl logs deployment/bakery --tail=1
\`\`\`

\`\`\`
POD=$(kubectl get pods -l app=bakery -o jsonpath='{.items[0].metadata.name}')
kubectl exec -it $POD -c oven -- cat /bread
\`\`\`

## 3. Change it

\`\`\`
kubectl set image deployment/bakery oven=nginx:1.26
kubectl create secret generic till --from-literal=code=1234
\`\`\`

Ask the Pod for its bread. Replace \`<pod>\` by its name:

\`\`\`
kubectl describe pod <pod>
kubectl delete deployment bakery --now
\`\`\`
`;

const FEATURE = `Feature: Bakery
  @task-01
  Scenario: It opens
    When I create the file "bakery.yaml"
    And I run "kubectl apply -f bakery.yaml"
    Then I see "deployment.apps/bakery created"
    And deployment "bakery" in namespace "shops" has 2 ready replicas

  @task-02
  Scenario: It has a name
    When I run "kubectl expose deployment bakery --port=80 --target-port=8080"
    Then deployment "bakery" is available
    When I run "kubectl logs deployment/bakery --tail=1"
    Then the exit code is 0
    When I run "kubectl get pods -l app=bakery -o jsonpath='{.items[0].metadata.name}'"
    And I remember the output as "pod"
    And I run "kubectl exec -it $pod -c oven -- cat /bread"
    Then I see "rye"

  @task-03
  Scenario: It changes
    When I run "kubectl set image deployment/bakery oven=nginx:1.26"
    And I run "kubectl create secret generic till --from-literal=code=1234"
    And I look with "kubectl describe pod $pod"
    And I run "kubectl delete deployment bakery --now"
    Then deployment "bakery" is gone
`;

const LAB: LabFiles = {
  'lab.md': TEXT,
  'lab.yaml': 'title: Bakery\nownNamespace: true\ntasks:\n  - { id: 1, title: Open }\n  - { id: 2, title: Give it a name }\n  - { id: 3, title: Change it }\n',
  'bakery.feature': FEATURE,
  'fixtures/bakery.yaml': MANIFEST,
};

/** What has drifted: in which file, what instead of what, and what the report must say. */
type Drift = [name: string, file: string, from: string, to: string, says: RegExp];

const DRIFTS: Drift[] = [
  ['the name of an object', 'lab.md', 'kubectl expose deployment bakery', 'kubectl expose deployment baker', /lab\.md:37.*\n.*bakery\.feature:11.*\n\s+name: baker in the text, bakery in the step/],
  ['the name of an object that a sentence sees', 'lab.md', 'get deployment bakery -n', 'get deployment baker -n', /name: baker in the text, bakery in the step/],
  ['the kind of an object', 'lab.md', 'kubectl expose deployment bakery', 'kubectl expose pod bakery', /object: pod\/bakery in the text, deployment\/bakery in the step/],
  ['a port of an option', 'lab.md', '--port=80 ', '--port=81 ', /--port: 81 in the text, 80 in the step/],
  ['an option that only the text has', 'lab.md', '--target-port=8080', '--target-port=8080 --type=NodePort', /--type: NodePort in the text, not in the step/],
  ['an option that only the step has', 'lab.md', ' --now', '', /--now: not in the text, --now in the step/],
  ['the namespace', 'lab.md', '-n shops', '-n market', /--namespace: market in the text, shops in the step/],
  ['a namespace that the text leaves out', 'lab.md', ' -n shops', '', /--namespace: not in the text, shops in the step/],
  ['the tag of an image in a command', 'lab.md', 'oven=nginx:1.26', 'oven=nginx:1.27', /argument: oven=nginx:1\.27 in the text, oven=nginx:1\.26 in the step/],
  ['the tag of an image in a file', 'lab.md', 'image: nginx:1.25', 'image: nginx:1.24', /image: nginx:1\.24 at .*lab\.md:20, nginx:1\.25 at fixtures\/lab\/bakery\.yaml:13/],
  ['the number of replicas in a file', 'lab.md', 'replicas: 2', 'replicas: 3', /spec\.replicas: 3 at .*, 2 at/],
  ['a key that a file no longer has', 'lab.md', '          ports: [{ containerPort: 8080 }]\n', '', /ports: nothing at/],
  ['the name of a file', 'lab.md', 'Write this to `bakery.yaml`', 'Write this to `shop.yaml`', /name of the file: shop\.yaml at|name of the file: shop\.yaml in the text, bakery\.yaml in the step/],
  ['the file that a command names', 'lab.md', 'apply -f bakery.yaml', 'apply -f shop.yaml', /--filename: shop\.yaml in the text, bakery\.yaml in the step/],
  ['a file that the feature writes by a heredoc', 'bakery.feature', 'When I create the file "bakery.yaml"\n', `When I run\n      """bash\n      cat > bakery.yaml <<'EOF'\n${MANIFEST.replace('8080', '9090').replaceAll(/^/gm, '      ').trimEnd()}\n      EOF\n      """\n`, /containerPort: 8080 at .*, 9090 at .*bakery\.feature:4/],
  ['a file in the fixtures', 'fixtures/bakery.yaml', 'containerPort: 8080', 'containerPort: 9090', /containerPort: 8080 at .*, 9090 at fixtures/],
  ['a command that the text lost', 'lab.md', 'kubectl expose deployment bakery --port=80 --target-port=8080\n', '', /bakery\.feature:11 {2}When I run "kubectl expose .*\n\s+no text shows it/],
  ['a command that the feature lost', 'bakery.feature', '    And I run "kubectl create secret generic till --from-literal=code=1234"\n', '', /kubectl create secret generic till .*\n\s+no step types it/],
  ['another verb', 'lab.md', 'kubectl apply -f', 'kubectl create -f', /verb: create in the text, apply in the step/],
  ['another program in a container', 'lab.md', '-- cat /bread', '-- cat /cake', /command in the container: cat \/cake in the text, cat \/bread in the step/],
  ['another container', 'lab.md', '-c oven --', '-c till --', /--container: till in the text, oven in the step/],
  ['another selector behind a name', 'lab.md', '-l app=bakery -o', '-l app=shop -o', /lab\.md.*POD=|command in the container|differs from/],
  ['a literal of a secret', 'lab.md', 'code=1234', 'code=4321', /--from-literal: code=4321 in the text, code=1234 in the step/],
  ['the condition that is waited for', 'lab.md', 'condition=Available', 'condition=Complete', /kubectl wait --for=condition=Complete/],
  ['the output of another name', 'lab.md', 'deployment.apps/bakery created', 'deployment.apps/baker created', /the command is about deployment\/bakery/],
  ['an output that a Then contradicts', 'bakery.feature', 'I see "deployment.apps/bakery created"', 'I see "deployment.apps/bakery configured"', /lab\.md.*deployment\.apps\/bakery created\n.*bakery\.feature:6/],
  ['a count in an output', 'lab.md', 'bakery   2/2     2            2 ', 'bakery   3/3     3            3 ', /output: READY 3\/3 in the text, 2 ready in the step/],
  ['an output that no Then expects', 'lab.md', '--tail=1\n```\n', '--tail=1\n```\n\nThe output is:\n\n```text\nThe oven is hot\n```\n', /The oven is hot\n.*bakery\.feature:13.*\n\s+next: write what it should show after that step, as in: Then I see "The oven is hot"/],
  ['the columns of another kind in an output', 'lab.md', 'NAME     READY   UP-TO-DATE   AVAILABLE   AGE', 'NAME     TYPE    CLUSTER-IP   PORT(S)     AGE', /these are the columns of a service/],
  ['a column that only -o wide has', 'lab.md', 'AVAILABLE   AGE', 'AVAILABLE   AGE   CONTAINERS', /only -o wide has the column CONTAINERS/],
  ['a count in a sentence', 'lab.md', 'There are two Pods now', 'There are five Pods now', /"five Pods" is not what/],
  ['a port in a sentence', 'lab.md', 'listens on port 8080', 'listens on port 8888', /Port 8888 is in no command/],
  ['a tag in a sentence', 'lab.md', 'Ask the Pod', 'It runs nginx:1.29 now. Ask the Pod', /nginx:1\.29 is in no command/],
  ['an API that is removed', 'lab.md', 'apiVersion: apps/v1', 'apiVersion: apps/v1beta1', /Kubernetes 1\.16 has removed apps\/v1beta1 of Deployment/],
  ['an option that is removed', 'lab.md', 'kubectl get deployment bakery', 'kubectl get deployment --export bakery', /kubectl get no longer has the option --export/],
  ['an option with a letter wrong', 'lab.md', 'kubectl get deployment bakery', 'kubectl get deployment --show-label bakery', /kubectl get has no option --show-label\n.*did you mean --show-labels\?/],
  ['exec without --', 'lab.md', '-c oven -- cat', '-c oven cat', /kubectl exec needs -- before the command/],
  ['a name without a value', 'lab.md', 'POD=$(kubectl get pods -l app=bakery -o jsonpath=\'{.items[0].metadata.name}\')\n', '', /Nothing in the text gives \$POD a value/],
  ['a placeholder that nobody explains', 'lab.md', 'Ask the Pod for its bread. Replace `<pod>` by its name:', 'Ask the Pod for its bread:', /The text does not say what the reader writes for <pod>/],
  ['a step in another task', 'bakery.feature', '  @task-02\n', '  @task-03\n', /task 3 types it/],
  ['a count in a sentence of the feature', 'bakery.feature', 'has 2 ready replicas', 'has 4 ready replicas', /bakery\.feature:7: The step expects replicas 4; fixtures\/lab\/bakery\.yaml:6 has 2/],
  ['a name in a sentence of the feature', 'bakery.feature', 'deployment "bakery" in namespace "shops"', 'deployment "baker" in namespace "shops"', /Nothing in the lab makes deployment baker; fixtures\/lab\/bakery\.yaml:4 makes bakery/],
  ['an option that does not exist', 'lab.md', 'get deployment bakery -n shops', 'get deployment bakery -n shops --show-lables', /kubectl get has no option --show-lables\n\s+did you mean --show-labels\?/],
  ['a form of output that does not exist', 'lab.md', 'get deployment bakery -n shops', 'get deployment bakery -n shops -o yml', /kubectl get has no output "yml"/],
  ['a misspelt program', 'lab.md', 'kubectl describe pod', 'kubetcl describe pod', /There is no program kubetcl\n\s+write kubectl/],
  ['a redirection', 'lab.md', '--tail=1', '--tail=1 > log', /redirection: > log in the text, not in the step/],
  ['the order of two lines of one object', 'bakery.feature', '    When I run "kubectl set image deployment/bakery oven=nginx:1.26"\n    And I run "kubectl create secret generic till --from-literal=code=1234"\n    And I look with "kubectl describe pod $pod"\n    And I run "kubectl delete deployment bakery --now"\n', '    When I run "kubectl delete deployment bakery --now"\n    And I run "kubectl create secret generic till --from-literal=code=1234"\n    And I look with "kubectl describe pod $pod"\n    And I run "kubectl set image deployment/bakery oven=nginx:1.26"\n', /lab\.md:58 {2}kubectl delete deployment bakery --now\n.*\n +order: behind kubectl set image .* \(.*lab\.md:\d+\) in the text, before it \(.*bakery\.feature:25\) in the step/],
  ['another pipe', 'lab.md', '--tail=1', '--tail=1 | sort', /kubectl logs deployment\/bakery --tail=1 \| sort/],
  ['a URL', 'lab.md', 'cat /bread', 'cat http://bakery:81', /command in the container/],
];

/** What means the same: not a drift. */
const SAME: [name: string, file: string, from: string, to: string][] = [
  ['options in another order', 'lab.md', '--port=80 --target-port=8080', '--target-port 8080 --port 80'],
  ['options before the object', 'lab.md', 'kubectl expose deployment bakery --port=80', 'kubectl expose --port=80 deployment bakery'],
  ['a short name of a kind', 'lab.md', 'kubectl expose deployment bakery', 'kubectl expose deploy/bakery'],
  ['the plural of a kind', 'lab.md', 'get deployment bakery', 'get deployments bakery'],
  ['long options', 'lab.md', '-n shops', '--namespace=shops'],
  ['an option before the verb', 'lab.md', 'kubectl get deployment bakery -n shops', 'kubectl -n shops get deployment bakery'],
  ['an option without a blank', 'lab.md', '-n shops', '-nshops'],
  ['a long name of -f', 'lab.md', 'apply -f bakery.yaml', 'apply --filename=./bakery.yaml'],
  ['-i and -t apart', 'lab.md', 'exec -it', 'exec -t -i'],
  ['an option that is true', 'lab.md', '--now', '--now=true'],
  ['other quotes', 'lab.md', '--from-literal=code=1234', '"--from-literal=code=1234"'],
  ['another name of a value', 'lab.md', 'POD', 'OVEN'],
  ['braces around a name', 'lab.md', '$POD', '"${POD}"'],
  ['a line that goes on', 'lab.md', 'bakery --port=80 ', 'bakery \\\n  --port=80 '],
  ['other words of a shell', 'lab.md', '-- cat /bread', "-- sh -c 'cat /bread'"],
  ['the order of keys and comments in a file', 'lab.md', 'metadata:\n  name: bakery\nspec:\n  replicas: 2\n', '# What is baked\nmetadata:\n  name: "bakery"\nspec:\n  replicas: 2\n'],
  ['commands on one line', 'lab.md', 'oven=nginx:1.26\nkubectl create', 'oven=nginx:1.26 && kubectl create'],
  ['kinds in another case', 'lab.md', 'condition=Available deployment/bakery', 'condition=available deploy bakery'],
  ['a file of a heredoc', 'lab.md', `Write this to \`bakery.yaml\`:\n\n\`\`\`yaml\n${MANIFEST}\`\`\`\n`, `\`\`\`\ncat > bakery.yaml <<EOF\n${MANIFEST}EOF\n\`\`\`\n`],
  ['a file that the feature writes by a heredoc', 'bakery.feature', 'When I create the file "bakery.yaml"\n', `When I run\n      """bash\n      cat > bakery.yaml <<'EOF'\n${MANIFEST.replaceAll(/^/gm, '      ').trimEnd()}\n      EOF\n      """\n`],
  ['an option that is only deprecated', 'bakery.feature,lab.md', 'oven=nginx:1.26', 'oven=nginx:1.26 --record'],
  ['an option that is only deprecated of run', 'bakery.feature,lab.md', 'kubectl create secret generic till --from-literal=code=1234', 'kubectl run till --image=nginx:1.26 --record'],
  ['the order of lines of different objects', 'bakery.feature', '    When I run "kubectl set image deployment/bakery oven=nginx:1.26"\n    And I run "kubectl create secret generic till --from-literal=code=1234"\n', '    When I run "kubectl create secret generic till --from-literal=code=1234"\n    And I run "kubectl set image deployment/bakery oven=nginx:1.26"\n'],
  ['a doc string', 'bakery.feature', 'And I run "kubectl create secret generic till --from-literal=code=1234"', 'And I run\n      """bash\n      kubectl create secret generic till --from-literal=code=1234\n      """'],
];

describe('a text that drifts from its specification', () => {
  const project = driftingProject();

  const changed = (files: string, from: string, to: string): LabFiles => ({ ...LAB, ...Object.fromEntries(files.split(',').map((file) => {
    const before = LAB[file] ?? '';
    expect(before, `the lab has no ${from}`).to.contain(from);
    return [file, before.replaceAll(from, () => to)];
  })) });

  test('the lab itself is whole', async () => {
    const { report, isWhole } = await project().cover(LAB);
    expect(isWhole, report).to.equal(true);
  });

  for (const [name, file, from, to, says] of DRIFTS) {
    test(`found: ${name}`, async () => {
      const { report, isWhole } = await project().cover(changed(file, from, to));
      expect(report).to.match(says);
      expect(isWhole, report).to.equal(false);
    });
  }

  for (const [name, file, from, to] of SAME) {
    test(`the same: ${name}`, async () => {
      const { report, isWhole } = await project().cover(changed(file, from, to));
      expect(isWhole, report).to.equal(true);
    });
  }
});
