import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines, yamlBlock } from '../../../test/kit/draft-text';

const drafted = (...lines: string[]): string[] => featureLines(draftText(lines));
const todosIn = (lines: readonly string[]): string[] => lines.filter((line) => line.startsWith('# TODO line')).map((line) => line.replace(/^# TODO line \d+: /, ''));
const todos = (...lines: string[]): string[] => todosIn(drafted(...lines));

describe('what kubectl or Kubernetes no longer has', () => {
  test('is for a person: an option, a verb, a version of a kind', () => {
    expect(todos('# Shop', ...block('kubectl get pods --export -o yaml'))).to.deep.equal(['kubectl get has no option --export any more']);
    expect(todos('# Shop', ...block('kubectl run shop --image=busybox --hostport=80'))).to.deep.equal(['kubectl run has no option --hostport any more']);
    expect(todos('# Shop', ...block('kubectl rolling-update shop --image=busybox'))).to.deep.equal(['kubectl has no rolling-update any more']);
    const ingress = (version: string): string[] => todos('# Shop', 'Write `door.yaml`:', ...yamlBlock(`apiVersion: ${version}`, 'kind: Ingress', 'metadata: { name: door }'), ...block('kubectl apply -f door.yaml'));
    expect(ingress('networking.k8s.io/v1beta1')).to.deep.equal(['Kubernetes no longer serves Ingress in networking.k8s.io/v1beta1']);
    expect(ingress('networking.k8s.io/v1')).to.deep.equal([]);
  });

  test('a log of the cluster’s own namespace is; a list of what is there is not, nor what the programs print that every cluster has', () => {
    const lines = drafted('# Shop', ...block('kubectl logs -n kube-system stone-net-x7k2p', 'kubectl get pods -n kube-system', 'kubectl logs -n kube-system -l k8s-app=kube-proxy --tail=5', 'kubectl rollout status deploy/coredns -n kube-system', 'kubectl rollout restart deploy/coredns -n kube-system'));
    expect(lines.join('\n')).to.match(/TODO line 4: it works in the namespace kube-system/).and.match(/TODO line 8: it works in the namespace kube-system/);
    expect(lines).to.include.members(['I run "kubectl get pods -n kube-system"', 'I run "kubectl logs -n kube-system -l k8s-app=kube-proxy --tail=5"', 'I run "kubectl rollout status deploy/coredns -n kube-system"']);
  });

  test('an editor is not, where the line above it does the same', () => {
    const lines = (remark: string): string => drafted('# Shop', ...block('kubectl create deployment shop --image=nginx:1', 'kubectl scale deployment shop --replicas=2', remark, 'kubectl edit deployment shop')).join('\n');
    expect(lines('# or')).to.include('line 7, left out (another way to do what line 5 does)').and.not.to.include('TODO');
    expect(lines('# then')).to.include('I run "KUBE_EDITOR=cat kubectl edit deployment shop"');
  });

  test('a command of a plugin is, and one with a letter wrong is the one that is meant; a revision is not asked for', () => {
    const lines = drafted('# Shop', ...block('kubectl create deployment shop --image=nginx:1', 'kubectl tree deployment shop', 'kubectl descirbe deployment shop', 'kubectl pause deployment shop', 'kubectl rollout history deployment shop --revision=4', 'kubectl get pods -o name'));
    expect(lines).to.include.members(['# TODO line 5: kubectl tree is of a plugin, which the reader’s machine must have', 'I run "kubectl describe deployment shop"', 'I run "kubectl rollout pause deployment shop"']);
    expect(lines[lines.indexOf('I run "kubectl rollout history deployment shop --revision=4"') + 1]).to.equal('I run "kubectl get pods -o name"');
  });

  test('an option with a letter wrong is the one that is meant, and one that no command has is for a person', () => {
    expect(drafted('# Shop', ...block('kubectl autoscale deployment web --cpu-precent=50 --max=3', 'kubectl get pods --show-label'))).to.include.members(['I run "kubectl get pods --show-labels"']);
    expect(drafted('# Shop', ...block('kubectl get pods --path-type=Prefix'))).to.include('# TODO line 4: kubectl get has no option --path-type');
  });

  test('is not for a person if kubectl does so today without being asked', () => {
    const lines = drafted('# Shop', ...block('kubectl version --short', 'kubectl get pods --show-all -o wide', 'kubectl get pods --short'));
    expect(lines).to.include.members(['I run "kubectl version"', 'I run "kubectl get pods -o wide"', '# TODO line 6: kubectl get has no option --short']);
  });

  test('keeps the lines that need it from being typed, until the object is made in another way', () => {
    const lines = ['kubectl run shop --image=busybox --replicas=2', 'kubectl logs shop', 'kubectl get pods'];
    expect(todos('# Shop', ...block(...lines))).to.deep.equal(['kubectl run has no option --replicas any more', 'it needs what line 4 is to do; then take these steps in']);
    expect(todos('# Shop', ...block(...lines.slice(0, 1), 'kubectl run shop --image=nginx', 'kubectl logs shop'))).to.have.length(1);
    expect(todos('# Shop', ...block('kubectl run shop --image=busybox', 'kubectl logs shop'))).to.deep.equal([]);
  });

  test('keeps a file that it writes from being read', () => {
    expect(todos('# Shop', ...block("CODE=$(curl https://codes.example.com/shop)", 'cat <<EOF > till.yaml', 'apiVersion: v1', 'kind: ConfigMap', 'metadata: { name: till }', 'data: { code: $CODE }', 'EOF', 'kubectl apply -f till.yaml', 'kubectl delete -f till.yaml')).slice(1)).to.deep.equal(['it needs what line 4 is to do; then take these steps in', 'it needs what line 5 is to do; then take these steps in', 'it needs what line 5 is to do; then take these steps in']);
  });

  test('leaves a shell in such a Pod closed', () => {
    const lines = drafted('# Shop', ...block('$ kubectl run shop --image=busybox --replicas=1', '$ kubectl exec -it shop -- sh', '/ # ls /stock', '/ # exit', '$ kubectl get pods'));
    expect(lines).to.include('# TODO line 6: it needs what line 4 is to do; then take this step in').and.to.include('I list the pods');
    expect(lines.join('\n')).not.to.match(/^I (?:open a shell|type)/m);
  });
});

describe('addresses', () => {
  const SHOP = ['$ kubectl run shop --image=nginx:1.27', '$ kubectl get pods -o wide', 'NAME   READY   STATUS    RESTARTS   AGE   IP           NODE', 'shop   1/1     Running   0          9s    10.244.1.7   one'];
  test('that a table of the text has shown become those of the run’s objects', () => {
    expect(drafted('# Shop', ...block(...SHOP, '$ kubectl exec shop -- curl -s 10.244.1.7:80'))).to.include('I remember the output as "shopPodIp"').and.to.include('I run "kubectl exec shop -- curl -s $shopPodIp:80"');
  });

  test('that only the author’s cluster had are for a person', () => {
    expect(todos('# Shop', ...block(...SHOP, '$ curl 10.244.1.8'))).to.deep.equal(['only the author’s cluster had the address 10.244.1.8; say whose it is']);
    expect(todos('# Shop', ...block('curl NODE_IP:NodePort', 'curl http://YOUR-IP/till -H "Host: shop.test"', 'wget -qO- MY_NODE_HOST'))).to.deep.equal(['write an address for NODE_IP:NodePort', 'write an address for YOUR-IP', 'write an address for MY_NODE_HOST']);
    expect(todos('# Shop', ...block('curl http://127.0.0.1:50896'))).to.deep.equal(['only the author’s cluster had the address 127.0.0.1:50896; say whose it is']);
    expect(todos('# Shop', ...block('docker run -d -p 8080:80 nginx:1.27', 'curl http://127.0.0.1:8080', 'ping -c 1 127.0.0.1'))).to.deep.equal([]);
  });
});

describe('rows', () => {
  test('of objects that nothing in the text makes are left out', () => {
    const shown = ['NAME    READY   STATUS    RESTARTS   AGE', 'shop    1/1     Running   0          9s', 'other   1/1     Running   0          9d'];
    const lines = drafted('# Shop', ...block('$ kubectl run shop --image=nginx:1.27', '$ kubectl get pods', ...shown));
    expect(lines).to.include('| shop | 1/1   | Running |');
    expect(lines.join('\n')).not.to.include('other');
  });

  test('do not ask for a date, or for a token', () => {
    const seen = (output: string): string[] => drafted('# Shop', ...block('$ cat note.txt', output)).filter((line) => line.startsWith('I see'));
    expect(seen('-rw-r--r-- 1 root Mar 11 15:56 logs.txt')).to.deep.equal(['I see "logs.txt"']);
    expect(seen('eyJhbGciOiJSUzI1NiIsImtpZCI6IiJ9.eyJpc3MiOiJrdWJl.c2lnbmF0dXJl')).to.deep.equal([]);
  });
});

describe('what else is for a person', () => {
  test('charts behind an address, a namespace that only Helm names, and loops without end that change something', () => {
    expect(todos('# Shop', ...block('helm install till shop/till'))).to.deep.equal(['the chart shop/till is not beside the text']);
    expect(todos('# Shop', ...block('helm repo update'))).to.deep.equal(['it is about charts behind an address']);
    expect(todos('# Shop', ...block('helm create till', 'helm install till ./till', 'helm repo index .'))).to.deep.equal([]);
    expect(todos('# Shop', ...block('while true; do date >> log.txt; sleep 5; done'))).to.deep.equal(['it goes on until somebody ends it']);
    expect(todos('# Shop', ...block('while true; do date; sleep 5; done'))).to.deep.equal([]);
  });

  test('kinds of operators, manifests without names, and names within names', () => {
    expect(todos('# Shop', ...block('kubectl delete certificate shop'))[0]).to.match(/^a certificate is not of Kubernetes’ own kinds/);
    expect(todos('# Shop', ...yamlBlock('apiVersion: <group/version>', 'kind: <Kind>', 'metadata:', '  name: <name>'), ...block('kubectl get roles'))).to.deep.equal([]);
    expect(todos('# Shop', ...yamlBlock('kind: Role', 'apiVersion: rbac.authorization.k8s.io/v1', 'metadata:', '  name: ...', 'rules:', '  ...'), ...block('kubectl get roles'))).to.deep.equal(['a manifest without its names and values; say what it contains']);
    expect(todos('# Shop', ...block('curl shop.<second place>.svc'))).to.deep.equal(['write a value for <second place>']);
  });
});

describe('a file that --dry-run makes', () => {
  const POD = ['apiVersion: v1', 'kind: Pod', 'metadata: { name: shop }', 'spec:', '  containers:', '  - name: shop', '    image: nginx:1.27', '    env: [{ name: CITY, value: Ulm }]'];
  test('is what the manifest below the line shows, once its reader has edited it', () => {
    const lines = drafted('# Shop', ...block('$ kubectl run shop --image=nginx:1.27 --dry-run=client -o yaml > shop.yaml'), 'Add the city:', ...yamlBlock(...POD), ...block('$ kubectl create -f shop.yaml'));
    const at = (text: string): number => lines.findIndex((line) => line.startsWith(text));
    expect(at('I run "kubectl run shop')).to.be.below(at('I create the file "shop.yaml"'));
    expect(at('I create the file "shop.yaml"')).to.be.below(at('I run "kubectl create -f shop.yaml"'));
    expect(lines).to.include('pod "shop" is ready within 2 minutes');
  });
});

describe('what a line says of itself', () => {
  test('is its answer, where it asks whether somebody may', () => {
    expect(drafted('# Shop', ...block('kubectl auth can-i list pods   # no'))).to.include('I see "no"').and.not.to.include('the exit code is 0');
    expect(drafted('# Shop', ...block('kubectl auth can-i list pods'))).to.include('the output matches "yes|no"');
  });

  test('is the Pod that --overrides describes', () => {
    const run = `kubectl run shop --image=busybox --restart=Never --overrides='{"spec":{"containers":[{"name":"shop","image":"busybox:1","command":["true"]}]}}'`;
    expect(drafted('# Shop', ...block(run))).to.include('pod "shop" has started').and.not.to.include('pod "shop" is ready within 2 minutes');
  });
});

describe('lines that are nothing to type', () => {
  test('show how lines are built, compare two, or make a program of the machine run', () => {
    const lines = drafted('# Shop', ...block('chmod +x ./kind', 'kubectl get {resource-type}', 'docker run shop       kubectl apply -f shop.yaml', 'kubectl get pods'));
    expect(lines.filter((line) => line.startsWith('# line')).map((line) => line.replace(/^# line (\d+), .*/, '$1'))).to.deep.equal(['4', '5', '6']);
  });

  test('leave a file as it is, if a fragment has only headings', () => {
    const lines = drafted('# Shop', 'Write `shop.yaml`:', ...yamlBlock('apiVersion: v1', 'kind: ConfigMap', 'metadata: { name: shop }'), ...block('kubectl apply -f shop.yaml'), 'All files have these:', ...yamlBlock('apiVersion:', 'kind:', 'metadata:'));
    expect(lines.join('\n')).not.to.include('null');
  });
});

describe('images in place of others', () => {
  test('change neither labels nor comments', () => {
    const { features, fixtures } = draftText(['# Shop', 'Write `shop.yaml`:', ...yamlBlock('apiVersion: v1', 'kind: Pod', 'metadata: { name: shop }', 'spec:', '  containers:', '  - name: shop', '    image: nginx:latest   # the server'), ...block('kubectl apply -f shop.yaml', 'kubectl get pods -l app=nginx')], { images: { nginx: 'nginx:1.27', 'nginx:latest': 'nginx:1.26' } });
    expect([...features.values()].join('\n')).to.include('-l app=nginx"');
    expect(fixtures.get('shop.yaml')).to.include('image: nginx:1.26\n');
  });
});

describe('names of Pods', () => {
  test('that a workload has made are remembered, also without a digit; a variable of that name stays', () => {
    const SHOP = ['$ kubectl create deployment shop --image=nginx:1.27'];
    expect(drafted('# Shop', ...block(...SHOP, '$ kubectl delete pod shop-pslmv'))).to.include('I run "kubectl delete pod $shopPod"');
    expect(drafted('# Shop', ...block(...SHOP, `$ POD_NAME=$(kubectl get pods -o name)`, '$ echo $POD_NAME'))).to.include('I run "POD_NAME=$(kubectl get pods -o name)"').and.to.include('I run "echo $POD_NAME"');
    expect(drafted('# Shop', ...block(...SHOP, '$ kubectl logs deploy/shop --previous')).slice(-3).join()).not.to.include('exit code');
  });
});

describe('a rollout', () => {
  test('of a number that only the reader sees is for a person', () => {
    expect(drafted('# Shop', ...block('kubectl create deployment shop --image=busybox', 'kubectl rollout history deploy/shop --revision=xx')).join('\n')).to.contain('write a value for --revision=xx');
    expect(drafted('# Shop', ...block('kubectl create deployment shop --image=busybox', 'kubectl rollout history deploy/shop --revision=2')).join('\n')).not.to.contain('TODO');
  });

  test('that is paused is not awaited until it is resumed', () => {
    const lines = drafted('# Shop', ...block('kubectl create deployment shop --image=busybox', 'kubectl rollout pause deployment/shop', 'kubectl set image deployment/shop busybox=nginx'), '# Go on', ...block('kubectl rollout resume deployment/shop'));
    expect(lines.filter((line) => line.includes('rolled out'))).to.have.length(1);
  });

  test('that a reader only watches has no exit code', () => {
    const lines = drafted('# Shop', ...block('kubectl create deployment shop --image=busybox'), '# Watch', ...block('kubectl get pods -w'));
    expect(lines.slice(lines.indexOf('I run "kubectl get pods -w"'))).to.include('the output matches "^NAME"').and.not.to.include('the exit code is 0');
  });
});

test('a kind that Kubernetes does not have, and a token of the author’s cluster, are for a person', () => {
  const todos = (line: string): string => drafted('# Shop', ...block('kubectl create deployment shop --image=busybox', line)).filter((each) => each.includes('TODO')).join('\n');
  for (const line of ['kubectl get image deployment shop', 'kubectl rollout undo shops', 'kubectl --token=eyJhbGciOiJSUzI1NiJ9.e30.x get pods']) expect(todos(line), line).to.match(/not of Kubernetes’ own kinds|its token is one/);
  for (const line of ['kubectl get all', 'kubectl rollout undo deployment shop', 'kubectl rollout undo deploy/shop', 'kubectl get cm,netpol']) expect(todos(line), line).to.equal('');
});

test('a file that a line copies, and that is nowhere, is for a person; not one that lines may have made', () => {
  expect(drafted('# Shop', ...block('cp old.yaml shop.yaml')).join('\n')).to.contain('old.yaml is neither in the text nor beside it');
  expect(drafted('# Shop', ...block('echo a > old.yaml', 'cp old.yaml shop.yaml')).join('\n')).not.to.contain('TODO');
});

describe('a file that stands beside the text, too', () => {
  test('is for a person where both differ, and only there', () => {
    const text = ['# Shop', 'Write `shop.yaml`:', ...yamlBlock('apiVersion: v1', 'kind: ConfigMap', 'metadata:', '  name: shop'), ...block('kubectl apply -f shop.yaml')];
    const beside = (shop: string): string[] => todosIn(featureLines(draftText(text, { beside: { 'shop.yaml': shop } })));
    expect(beside('# opens at nine\nkind: ConfigMap\napiVersion: v1\nmetadata: { name: shop }\n')).to.deep.equal([]);
    expect(beside('apiVersion: v1\nkind: ConfigMap\nmetadata: { name: store }\n')).to.deep.equal(['the text shows shop.yaml otherwise than it stands beside the text; see which is right: metadata.name is shop in the text, store in the file']);
  });

  test('is the one beside the text where the block shows another kind of object', () => {
    const pod = ['apiVersion: v1', 'kind: Pod', 'metadata: { name: baker }', 'spec: { containers: [{ name: baker, image: "nginx:1" }] }'];
    const text = ['# Shop', ...yamlBlock(...pod), ...block('kubectl apply -f oven.yaml', 'kubectl apply -f baker.yaml')];
    const lines = featureLines(draftText(text, { beside: { 'oven.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: oven }\ndata: { a: b }\n', 'baker.yaml': `${pod.join('\n')}\n` } }));
    expect(lines).to.include.members(['config map "oven" exists', 'pod "baker" is ready within 2 minutes']);
    expect(todosIn(lines)).to.deep.equal([]);
  });
});

test('a sentence that announces the next block says nothing of the one above it', () => {
  const doubts = (between: string): string[] => drafted('# Shop', ...block('kubectl run shop --image=busybox'), between, ...block('kubectl delete pod shop')).filter((line) => line.includes('say what must be seen'));
  expect(doubts('Remove it, as a failure would:')).to.have.length(0);
  expect(doubts('It fails to start.')).to.have.length(1);
});
