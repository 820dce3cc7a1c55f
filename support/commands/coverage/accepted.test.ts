import { describe, test } from 'node:test';
import { expect } from 'chai';
import { driftingProject, type LabFiles } from '../../../test/kit/drifting-lab';

const block = (...lines: string[]): string => ['```', ...lines, '```', ''].join('\n');
const run = (line: string, ...thens: string[]): string => [`When I run "${line}"`, ...thens].join('\n');
const lab = (text: readonly string[], steps: readonly string[]): LabFiles => ({
  'lab.md': ['# Pond', '## 1. Dig', ...text].join('\n\n'),
  'lab.yaml': 'title: Pond\nownNamespace: true\ntasks:\n  - { id: 1, title: Dig }\n',
  'pond.feature': `Feature: Pond\n  @task-01\n  Scenario: It is dug\n${steps.flatMap((step) => step.split('\n')).map((line) => `    ${line}\n`).join('')}`,
});
const DIG = run('kubectl create configmap pond --from-literal=fish=2', 'Then config map "pond" exists');
const DUG = block('kubectl create configmap pond --from-literal=fish=2');

/** Text and steps that say the same in other words. */
const ACCEPTED: [name: string, text: string[], steps: string[]][] = [
  ['the folder of a file', ['```', "cat > parts/a.txt <<'EOF'", 'reed', 'EOF', '```'].join('\n').split('\n\n'), ["When I run\n  \"\"\"\n  mkdir -p parts && cat > parts/a.txt <<'EOF'\n  reed\n  EOF\n  \"\"\"", 'Then the exit code is 0']],
  ['a way to a Pod that is open in the background', [block('kubectl port-forward pod/frog 8080:80')], [run('kubectl port-forward pod/frog 8080:80 > /dev/null &', 'Then the exit code is 0')]],
  ['another shell, and its end', [block('kubectl exec -it frog -- bash', 'exit')], ['When I open a shell in pod "frog"', 'Then the exit code is 0']],
  ['a report beside a value', [DUG, block('$ kubectl label configmap pond depth-', 'configmap/pond unlabeled')], [DIG, run('kubectl label configmap pond depth-', 'Then "data.fish" of config map "pond" is "2"')]],
  ['namespaces that are made, of which a run has one', [block('kubectl create namespace north', 'kubectl create namespace south', 'kubectl -n north create configmap pond --from-literal=fish=2', 'kubectl -n kube-system get configmap coredns')], [DIG, run('kubectl -n kube-system get configmap coredns', 'Then the exit code is 0')]],
  ['the namespace in a here-document', [block('kubectl create namespace north', 'kubectl apply -f - <<EOF', 'apiVersion: v1', 'kind: ConfigMap', 'metadata:', '  name: pond', '  namespace: north', 'data: { fish: "2" }', 'EOF')], ['When I run\n  """\n  kubectl apply -f - <<EOF\n  apiVersion: v1\n  kind: ConfigMap\n  metadata:\n    name: pond\n  data: { fish: "2" }\n  EOF\n  """', 'Then config map "pond" exists']],
  ['a placeholder that the text explains once for all', ['Wherever you read `<pod>`, put in the name of yours.', ...Array.from({ length: 6 }, () => 'Water flows.'), block('kubectl logs <pod>')], [run('kubectl logs frog', 'Then the exit code is 0')]],
  ['a part of a container, whose file a step writes whole', ['Add this to `frog.yaml`, in line with `name`:', '```yaml\n    livenessProbe:\n      exec: { command: ["ls"] }\n```', block('kubectl apply -f frog.yaml')], [`When I run\n  """\n  cat > frog.yaml <<'EOF'\n  kind: Pod\n  metadata: { name: frog }\n  spec: { containers: [{ name: frog, image: "nginx:1.27", livenessProbe: { exec: { command: [ls] } } }] }\n  EOF\n  """`, run('kubectl apply -f frog.yaml', 'Then pod "frog" is ready')]],
  ['a placeholder of a kind that a line above lists', [block('kubectl get pods', 'kubectl logs <pod-name>')], [run('kubectl get pods', 'Then the exit code is 0'), run('kubectl logs frog', 'Then the exit code is 0')]],
  ['a port in a question', [DUG, 'What would you write for port 4711?'], [DIG]],
  ['a Pod that is removed, and made once more', [block('$ kubectl apply -f frogs.yaml', '$ kubectl apply -f frog.yaml', 'pod/frog created', '$ kubectl get pods', 'NAME   READY   STATUS        RESTARTS   AGE', 'frog   0/1     Terminating   0          1s', '$ kubectl apply -f frog.yaml', 'pod/frog created')], ['# not in the text: the reader has this file\nWhen I create the file "frog.yaml"', '# not in the text: the reader has this file\nWhen I create the file "frogs.yaml"', run('kubectl apply -f frogs.yaml'), run('kubectl apply -f frog.yaml', 'Then pod "frog" is gone'), 'When I list the pods\n# left out, because it may differ from run to run: NAME READY', run('kubectl apply -f frog.yaml', 'Then pod "frog" is ready')]],
];
const FROG = 'apiVersion: v1\nkind: Pod\nmetadata: { name: frog, labels: { app: pond } }\nspec: { containers: [{ name: frog, image: "nginx:1.27" }] }\n';
const FROGS = 'apiVersion: apps/v1\nkind: ReplicaSet\nmetadata: { name: frogs }\nspec: { selector: { matchLabels: { app: pond } }, template: { metadata: { labels: { app: pond } }, spec: { containers: [{ name: frog, image: "nginx:1.27" }] } } }\n';

describe('coverage accepts', () => {
  const project = driftingProject();

  for (const [name, text, steps] of ACCEPTED) {
    test(name, async () => {
      const { isWhole, report } = await project().cover({ ...lab(text, steps), 'fixtures/frog.yaml': FROG, 'fixtures/frogs.yaml': FROGS });
      expect(isWhole, report).to.equal(true);
    });
  }
});
