import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { expect } from 'chai';
import { AuthorError } from '../../errors/errors';
import { parseLab } from '../../lab/load-lab';
import { packageFolder } from '../../system/files/project';
import { runCommand } from '../../system/command/run-command';
import { readText } from '../../text/read-text';
import { draftLab, type Draft } from './draft-lab';
import { summaryOf } from './write/summary';
import { placeOf, writeDraft } from './write/write-draft';

const NONE = { images: new Map<string, string>(), fetched: new Map<string, string>() };
const DEPLOYMENT = ['apiVersion: apps/v1', 'kind: Deployment', 'metadata: { name: shop }', 'spec:', '  replicas: 1', '  selector: { matchLabels: { app: shop } }', '  template:', '    metadata: { labels: { app: shop } }', '    spec:', '      containers: [{ name: shop, image: nginx }]'];
const POD = ['apiVersion: v1', 'kind: Pod', 'metadata: { name: till }', 'spec:', '  containers:', '  - name: till', '    image: nginx:1.27'];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'labspec-drafted-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function draft(lines: readonly string[], options: Partial<typeof NONE> = {}): Draft {
  writeFileSync(join(folder, 'lab.md'), lines.join('\n'));
  return draftLab(readText(join(folder, 'lab.md')), { ...NONE, ...options });
}
const block = (...lines: string[]): string[] => ['', '```', ...lines, '```', ''];
const yaml = (...lines: string[]): string[] => ['', '```yaml', ...lines, '```', ''];
/** The lines of all scenarios, without their keywords. */
function steps(drafted: Draft): string[] {
  const features = [...drafted.features].filter(([name]) => name.endsWith('.feature')).map(([, text]) => text);
  return features.flatMap((text) => text.split('\n').slice(5)).map((line) => line.trim().replace(/^(?:Given|When|Then|And) /, '')).filter(Boolean);
}
const drafted = (...lines: string[]): string[] => steps(draft(lines));

describe('what a line does', () => {
  test('becomes what must hold then: created, scaled, updated, labelled, deleted', () => {
    expect(drafted('# Shop', ...block('kubectl create deployment shop --image=nginx --replicas=2'))).to.deep.equal(['the nginx image is available', 'I run "kubectl create deployment shop --image=nginx --replicas=2"', 'deployment "shop" is available within 2 minutes']);
    const later = (line: string): string[] => drafted('# Shop', ...block('kubectl create deployment shop --image=nginx', line)).slice(3);
    expect(later('kubectl scale deploy/shop --replicas 3')).to.include('deployment "shop" has 3 ready replicas within 2 minutes');
    expect(later('kubectl set image deployment/shop shop=busybox:1')).to.include.members(['deployment "shop" runs the image "busybox:1"', 'deployment "shop" is rolled out within 2 minutes']);
    expect(later('kubectl label deployment shop open=yes')).to.include('deployment "shop" has the label "open=yes"');
    expect(later('kubectl delete deploy shop')).to.include('deployment "shop" is gone within 2 minutes');
    expect(later('kubectl expose deployment shop --port=80 --name=door')).to.include('service "door" exists');
    expect(later(`kubectl patch deployment shop -p '{"spec":{"minReadySeconds":5}}'`)).to.include('"spec.minReadySeconds" of deployment "shop" is "5"');
  });

  test('is known of ConfigMaps from literals, and of objects that the text shows as made', () => {
    expect(drafted('# Shop', ...block('kubectl create cm shop --from-literal=city="Ann Arbor"'))).to.include('config map "shop" has the key "city" with the value "Ann Arbor"');
    expect(drafted('# Shop', ...block('mkdir jobs', 'kubectl create -f ./jobs', 'job.batch/one created'))).to.include('job "one" is complete within 2 minutes');
  });

  test('is only that it works, where nothing else is known', () => {
    expect(drafted('# Shop', ...block('mkdir stock'))).to.deep.equal(['I run "mkdir stock"', 'the exit code is 0']);
  });

  test('is typed below its step if it has quotes or lines of its own', () => {
    expect(drafted('# Shop', ...block('for i in 1 2; do', '  echo "$i"', 'done'))).to.deep.equal(['I run', '"""', 'for i in 1 2; do', 'echo "$i"', 'done', '"""', 'the exit code is 0']);
  });
});

describe('what a text shows', () => {
  const shown = (command: string, ...output: string[]): string[] => drafted('# Shop', ...block('kubectl create deployment shop --image=busybox', command), 'You should see:', ...block(...output)).slice(3);

  test('is a table: its rows, without ages, addresses and names that the cluster makes', () => {
    expect(shown('kubectl get pods -o wide', 'NAME                    READY   STATUS    RESTARTS   AGE   IP', 'shop-7d9c5b8f6f-x2vqk   1/1     Running   0          5m    10.1.2.3', 'shop-7d9c5b8f6f-abcd2   1/1     Running   0          5m    10.1.2.4')).to.deep.equal(['I run "kubectl get pods -o wide"', 'the output has the rows', '| READY | STATUS  |', '| 1/1   | Running |']);
    expect(shown('kubectl get deploy', 'NAME   DESIRED   CURRENT   UP-TO-DATE   AVAILABLE   AGE', 'shop   1         1         1            1           5m')).to.include.members(['| NAME | UP-TO-DATE | AVAILABLE |', '| shop | 1          | 1         |']);
  });

  test('is not a state that passes', () => {
    expect(shown('kubectl get pods', 'NAME                    READY   STATUS              RESTARTS   AGE', 'shop-7d9c5b8f6f-x2vqk   0/1     ContainerCreating   0          1s')).to.deep.equal(['I list the pods', 'the exit code is 0', '# left out, because it may differ from run to run: NAME READY STATUS RESTARTS AGE']);
  });

  test('is lines: those that stay the same, or a part that does', () => {
    expect(shown('kubectl exec deploy/shop -- cat /doors', 'The shop is open')).to.include('I see "The shop is open"');
    expect(shown('kubectl exec deploy/shop -- cat /log', '2024-01-02 10:11:12 GET /index.html from 10.1.2.3')).to.include('I see "GET /index.html from"');
  });

  test('is values of an object', () => {
    expect(drafted('# Shop', ...block('kubectl create cm shop --from-literal=city=Bonn', 'kubectl get cm shop -o yaml'), 'The output is similar to:', ...yaml('apiVersion: v1', 'data:', '  city: Bonn', 'kind: ConfigMap', 'metadata:', '  uid: 1234'))).to.include('".data.city" in the output is "Bonn"');
  });

  test('is a failure: that is then expected, and nothing is made', () => {
    expect(drafted('# Shop', ...block('$ kubectl create deployment shop --image=busybox', 'error: failed to create deployment: deployments.apps is forbidden: User "guest" cannot create resource'))).to.deep.equal(['I run "kubectl create deployment shop --image=busybox"', 'I see "forbidden"']);
    expect(shown('kubectl exec deploy/shop -- wget -O- http://door', "wget: can't connect to remote host (10.1.2.3): Connection refused")).to.include('I see "Connection refused"');
  });

  test('is a failure in words: a person decides what must be seen', () => {
    const lines = drafted('# Shop', 'Write this to `till.yaml`:', ...yaml(...POD), ...block('kubectl apply -f till.yaml'), 'The Pod cannot start.');
    expect(lines.join('\n')).to.contain('# TODO line 16: say what must be seen, for the text says: The Pod cannot start.').and.to.contain('pod "till" exists').and.not.to.contain('is ready');
  });
});

describe('files', () => {
  test('are fixtures that the reader creates, also from here-documents and beside the text', () => {
    const shop = draft(['# Shop', 'Write this to `shop.yaml`:', ...yaml(...DEPLOYMENT), ...block('kubectl apply -f shop.yaml', "cat <<'EOF' > note.txt", 'open', 'EOF')]);
    expect([...shop.fixtures.keys()]).to.deep.equal(['shop.yaml', 'note.txt']);
    expect(steps(shop)).to.include.members(['I create the file "shop.yaml"', 'I run "kubectl apply -f shop.yaml"', 'deployment "shop" is available within 2 minutes', 'I create the file "note.txt"']);
    mkdirSync(join(folder, 'parts'));
    writeFileSync(join(folder, 'parts/till.yaml'), POD.join('\n'));
    const till = draft(['# Till', ...block('kubectl apply -f parts/till.yaml')]);
    expect(till.fixtures.get('parts/till.yaml')).to.equal(`${POD.join('\n')}\n`);
    expect(steps(till)).to.deep.equal(['the nginx-1-27 image is available', '# not in the text: the reader has this file', 'I create the file "parts/till.yaml"', 'I run "kubectl apply -f parts/till.yaml"', 'pod "till" is ready within 2 minutes']);
  });

  test('in other places of the machine, and behind addresses, are TODO; fetched ones are fixtures', () => {
    expect(drafted('# Till', ...block('kubectl apply -f /parts', 'kubectl get deploy drawer'))).to.include.members(['# TODO line 4: /parts is neither in the text nor beside it', '# TODO line 5: it needs what line 4 is to do; then take these steps in']);
    expect(drafted('# Till', ...block('kubectl apply -f /parts/till.yaml'))).to.include('#   And I run "kubectl apply -f till.yaml"');
    const address = 'https://example.com/a/till.yaml';
    writeFileSync(join(mkdirSync(join(folder, 'specs'), { recursive: true }) ?? folder, 'lamp.yaml'), POD.join('\n'));
    expect(drafted('# Till', ...block('kubectl apply -f https://example.com/main/specs/lamp.yaml'))).to.include('I run "kubectl apply -f specs/lamp.yaml"');
    const asked = draft(['# Till', ...block(`kubectl apply -f ${address}`, 'kubectl apply -f https://example.com/releases/latest/controller.yaml', 'curl -LO https://example.com/bin/tool', 'curl https://example.com/get | bash', 'curl https://example.com/page')]);
    expect(asked.questions).to.deep.equal([`what is in till.yaml (line 4)? --fetch takes it from ${address}; or write it in the fixtures, where TODO stands for it`, 'the cluster must have https://example.com/releases/latest/controller.yaml (line 5): what this address installs']);
    expect(asked.commands.map(({ outcome }) => outcome)).to.deep.equal(['typed', 'left out', 'left out', 'left out', 'todo']);
    expect(steps(draft(['# Till', ...block(`kubectl apply -f ${address}`)], { fetched: new Map([[address, POD.join('\n')]]) }))).to.include.members(['I create the file "till.yaml"', 'I run "kubectl apply -f till.yaml"', 'pod "till" is ready within 2 minutes']);
  });

  test('get fragments in their place, and are typed then', () => {
    const lines = drafted('# Till', 'Write this to `till.yaml`:', ...yaml(...POD), ...block('kubectl apply -f till.yaml'), 'Add this to `till.yaml`:', ...yaml('livenessProbe:', '  tcpSocket: { port: 80 }'), ...block('kubectl replace --force -f till.yaml'));
    const from = lines.indexOf("cat > till.yaml <<'EOF'");
    expect(lines.slice(from, from + 16).join('\n')).to.contain('livenessProbe:').and.to.contain('image: nginx:1.27');
  });

  test('that only look at what is there already add nothing', () => {
    const shop = draft(['# Till', 'Write this to `till.yaml`:', ...yaml(...POD), 'Look at this part:', ...yaml('spec:', '  containers:', '  - name: till', '    image: nginx:1.27'), ...block('kubectl apply -f till.yaml')]);
    expect(steps(shop).filter((line) => line.startsWith('cat'))).to.deep.equal([]);
    expect(shop.fates.map(({ what }) => what)).to.include('nothing: till.yaml has it already');
  });
});

describe('names and places', () => {
  test('that the cluster makes, and placeholders, are remembered', () => {
    const lines = drafted('# Shop', ...block('kubectl create deployment shop --image=busybox', 'kubectl logs <pod-name>', 'kubectl describe pod shop-7d9c5b8f6f-x2vqk', 'kubectl logs shop-7d9...'));
    expect(lines).to.include.members([`I run "kubectl get pods -l app=shop -o jsonpath='{.items[0].metadata.name}'"`, 'the output matches "^shop"', 'I remember the output as "shopPod"']);
    expect(lines.filter((line) => line.includes('$shopPod'))).to.deep.equal(['I run "kubectl logs $shopPod"', 'I run "kubectl describe pod $shopPod"', 'I run "kubectl logs $shopPod"']);
    expect(drafted('# Shop', ...block('kubectl create -f <your-file>'))[0]).to.equal('# TODO line 4: write a value for <your-file>');
  });

  test('of the text’s namespace are those of the run', () => {
    expect(drafted('# Shop', ...block('kubectl create namespace market', 'kubectl -n market create sa clerk', 'kubectl config set-context --current --namespace=market'))).to.deep.equal(['# line 4, left out (the run has a namespace of its own): kubectl create namespace market', 'I run "kubectl create sa clerk"', 'service account "clerk" exists', '# line 6, left out (the run has a namespace of its own): kubectl config set-context --current --namespace=market']);
    expect(drafted('# Shop', ...block('kubectl create sa clerk -n market', 'kubectl create sa clerk -n fair', 'kubectl get sa -n market')).join('\n')).to.contain('# TODO line 5: the text has ServiceAccount/clerk in the namespaces market and fair');
  });

  test('of the reader’s machine are left out: programs that are installed, repositories that are copied, usage of a program', () => {
    const lab = draft(['# Shop', ...block('brew install jq', 'kubectl krew install who-can', 'git clone https://example.com/a/shop.git', 'cd shop', 'kubectl get pods [-n abc|--all-namespaces]', 'kubectl config set-context $(kubectl config current-context) --namespace=market', 'kubectl delete ns market', 'sudo kubectl get pods', 'cd stock')]);
    expect(lab.commands.map(({ outcome }) => outcome)).to.deep.equal(['left out', 'left out', 'left out', 'left out', 'left out', 'left out', 'left out', 'sentence', 'typed']);
  });

  test('of the whole cluster, and programs of the machine, are for a person to decide on', () => {
    const lines = drafted('# Shop', ...block('minikube mount a:b', 'kubectl create priorityclass clerk --value=1', 'kubectl get nodes'));
    expect(lines.filter((line) => line.includes('TODO'))).to.have.length(2);
    expect(lines).to.include('I run "kubectl get nodes"');
    expect(draft(['# Shop', ...block('kubectl get nodes')]).features.get('lab.yaml')).to.contain('{ verb: list, resource: nodes, isClusterWide: true }');
  });
});

describe('a person at the terminal', () => {
  test('opens a shell, and types into it until it ends', () => {
    expect(drafted('# Till', 'Write this to `till.yaml`:', ...yaml(...POD), ...block('$ kubectl apply -f till.yaml', '$ kubectl exec -it till -- sh', '/ # ls /doors', 'front', '/ # exit', '$ kubectl get pods')).slice(4)).to.deep.equal(['I open a shell in pod "till"', 'I type "ls /doors"', 'I see "front"', 'I list the pods', 'the exit code is 0']);
    expect(drafted('# Till', ...block('$ kubectl run guest --rm -it --image=busybox -- sh', '/ # hostname', 'guest'))).to.include.members(['pod "guest" is ready within 2 minutes', 'I open a shell in pod "guest"', 'I type "hostname"', 'I see "guest"']);
  });

  test('asks a database, whose lines are sent to it', () => {
    expect(drafted('# Till', 'Write this to `till.yaml`:', ...yaml(...POD), ...block('$ kubectl apply -f till.yaml', '$ kubectl exec -it till -- redis-cli', '127.0.0.1:6379> GET stock', '3'))).to.include("I run \"echo 'GET stock' | kubectl exec -i till -- redis-cli\"");
  });

  test('edits: a file with the text below it; an object with a table, if the text has one', () => {
    expect(drafted('# Till', ...block('vi till.yaml'), ...yaml(...POD), ...block('kubectl apply -f till.yaml'))).to.include.members(['I create the file "till.yaml"', 'pod "till" is ready within 2 minutes']);
    expect(drafted('# Shop', ...block('kubectl create deployment shop --image=busybox', 'kubectl edit deployment shop'), 'Change this:', ...yaml('spec:', '  replicas: 3'))).to.include.members(['I edit deployment "shop" so that', '| spec.replicas | 3 |', '"spec.replicas" of deployment "shop" is "3"']);
    expect(drafted('# Shop', ...block('kubectl create deployment shop --image=busybox', 'kubectl edit deployment shop'))).to.include('I run "KUBE_EDITOR=cat kubectl edit deployment shop"');
  });
});

describe('tasks', () => {
  const text = ['# Shop', '', '## 1. Open', ...block('kubectl create deployment shop --image=nginx'), '## 2. Grow', ...block('kubectl scale deployment shop --replicas=3'), '## 3. Grow more', ...block('kubectl scale deployment shop --replicas=5', 'kubectl delete deployment shop', 'kubectl get pods')];

  test('need those that made what they use, and only say what lasts', () => {
    const { tasks, features } = draft(text);
    expect(tasks.map(({ id, title, needs }) => [id, title, needs])).to.deep.equal([[1, 'Open', []], [2, 'Grow', [1]], [3, 'Grow more', [1, 2]], [4, 'Grow more: clean up', [1]]]);
    expect(features.get('02-grow.feature')).to.contain('# left out, because task 3 changes it: deployment "shop" has 3 ready replicas');
    expect(features.get('04-grow-more-clean-up.feature')).to.contain('deployment "shop" is gone');
  });

  test('have their marks in the text, and are found there again', () => {
    writeFileSync(join(folder, 'marked.md'), draft(text).features.get('lab.md') ?? '');
    expect(readText(join(folder, 'marked.md')).tasks.map(({ id, title }) => [id, title])).to.deep.equal([[1, 'Open'], [2, 'Grow'], [3, 'Grow more'], [4, 'Grow more']]);
  });

  test('have a lab.yaml that is valid', () => {
    const lab = parseLab(draft(text).features.get('lab.yaml') ?? '', 'lab.yaml');
    expect([lab.title, lab.ownNamespace, lab.tasks.length]).to.deep.equal(['Shop', true, 4]);
  });
});

test('images that cannot be pulled are replaced by others', () => {
  const drafted = draft(['# Till', 'Write this to `till.yaml`:', ...yaml(...POD), ...block('kubectl apply -f till.yaml', 'kubectl run guest --image=alpine', 'kubectl create deployment oven --image=nginx:1.27', 'kubectl set image deployment/oven nginx=nginx:1.27')], { images: new Map([['nginx:1.27', 'httpd'], ['alpine', 'busybox']]) });
  expect(drafted.fixtures.get('till.yaml')).to.contain('    image: httpd\n    imagePullPolicy: IfNotPresent\n');
  expect(steps(drafted)).to.include.members(['I run "kubectl run guest --image=busybox --image-pull-policy=IfNotPresent"', 'I run "kubectl set image deployment/oven httpd=httpd"']);
});

describe('a draft', () => {
  test('says what became of each block, with its line, and of what is missing', () => {
    writeFileSync(join(folder, 'lab.md'), ['# Till', '{{< include "none.md" >}}', ...block('kubectl get pods', 'NAME   READY'), '```mermaid', 'graph', '```'].join('\n'));
    const text = readText(join(folder, 'lab.md'));
    const lines = summaryOf(text, draftLab(text, NONE)).map((line) => line.replace(/^ +\S*lab\.md/, 'lab.md'));
    expect(lines).to.deep.equal(['lab.md:5  commands: 1 as a sentence', 'lab.md:10  other: nothing: its language is mermaid', 'lab.md:2  TODO: it includes none.md, which is not there', '', '1 task; 1 command: 1 as a sentence, 0 as typed lines, 0 left out, 0 open; 0 TODO in the files']);
  });

  test('needs a text with commands, and a place where no lab is; nothing is written otherwise', () => {
    expect(() => draft(['# Nothing', 'to type.'])).to.throw(AuthorError, 'Nothing in this text is typed');
    const drafted = draft(['# Shop', ...block('kubectl get pods')]);
    expect(() => placeOf(join(folder, 'shop'))).to.throw(AuthorError, 'A lab is a folder in features');
    expect(() => placeOf(join(folder, 'features/My Shop'))).to.throw(AuthorError, 'lower-case');
    const place = placeOf(join(folder, 'features/shop'));
    expect(writeDraft(drafted, place)).to.deep.equal(['features/shop/01-shop.feature', 'features/shop/lab.yaml', 'features/shop/lab.md', 'cucumber.js']);
    expect(() => placeOf(join(folder, 'features/shop'))).to.throw(AuthorError, 'There is a lab shop already');
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).to.deep.equal([]);
  });

  test('lints', async () => {
    const all = ['# Shop', '', '## Task 1', 'Write this to `shop.yaml`:', ...yaml(...DEPLOYMENT), ...block('$ kubectl apply -f shop.yaml', '$ kubectl get pods', 'NAME                    READY   STATUS', 'shop-7d9c5b8f6f-x2vqk   1/1     Running', "$ echo 'it is \"open\"' | grep \\"+'"open\\"'), '## Task 2', ...block('kubectl logs <pod-name>', 'kubectl logs $UNKNOWN', 'minikube ip', 'rm -rf /var/lib', 'kubctl get pods', 'echo "unfinished', 'kubectl exec -it shop-7d9c5b8f6f-x2vqk -- sh'), ...block('/ # echo "in | here"', '/ # exit'), '## Task 3', 'Only words, and `a | b`.', ...yaml('spec:', '  replicas: 2'), ...block('kubectl delete deploy shop')];
    const project = join(folder, 'project');
    mkdirSync(project);
    writeFileSync(join(project, 'cucumber.js'), `module.exports = require(${JSON.stringify(join(packageFolder, 'support/commands/cucumber/profiles.js'))}).profiles(__dirname);\n`);
    writeDraft(draft(all), placeOf(join(project, 'features/shop')));
    const { output, exitCode } = await runCommand(process.execPath, [join(packageFolder, 'support/commands/labspec.js'), 'lint'], { cwd: project, env: { ...process.env, LABSPEC_PROJECT: project, LABSPEC_LAB: 'shop' } });
    expect(output).to.contain('✔ shop: nothing found');
    expect(exitCode).to.equal(0);
    expect(existsSync(join(project, 'features/shop/lab.md'))).to.equal(true);
    expect(readFileSync(join(project, 'cucumber.js'), 'utf8')).to.contain('profiles(__dirname)');
  });
});
