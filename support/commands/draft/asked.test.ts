import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines, featureTexts, outcomesOf, yamlBlock } from '../../../test/kit/draft-text';
import type { Draft } from './draft-lab';

const draft = (...lines: string[]): Draft => draftText(lines);
const features = (lab: Draft): string => featureTexts(lab).join('\n');

describe('what the author is asked for, once', () => {
  test('is a name that each reader chooses, in lines and files', () => {
    const lab = draft('# Shop', ...block('kubectl create sa <your-name>', 'kubectl get sa <your-name>', 'docker pull <user name>/shop', 'kubectl create cm $TEAM'));
    expect(lab.questions).to.deep.equal(['what is <your-name> (line 4)? your-name stands in its place', 'what is <user name> (line 6)? user-name stands in its place', 'what is $TEAM (line 7)? team stands in its place']);
    expect(features(lab)).to.include('service account "your-name" exists').and.include('docker pull user-name/shop').and.include('I run "TEAM=team"');
    expect(lab.features.get('lab.yaml')).to.contain('# what is $TEAM (line 7)?');
    const file = draft('# Shop', 'Write `shop.yaml`:', '', '```yaml', 'apiVersion: v1', 'kind: ConfigMap', 'metadata:', '  name: shop-of-<team>', '```', ...block('kubectl apply -f shop.yaml'));
    expect(file.fixtures.get('shop.yaml')).to.contain('name: shop-of-team');
  });

  test('is a file that a dry run reads, and nothing else shows', () => {
    expect(features(draft('# Shop', ...block('kubectl apply -f shop.yaml --dry-run=server')))).to.contain('TODO line 4: shop.yaml is to be written in the fixtures');
  });

  test('is a number where an option asks for one', () => {
    const lab = draft('# Shop', ...block('kubectl create deployment till --image=nginx:1', 'kubectl scale deployment till --replicas=<desired number>', 'kubectl rollout undo deployment till --to-revision=<revision>'));
    expect(features(lab)).to.contain('--replicas=3').and.contain('--to-revision=1');
    expect(lab.questions.join('\n')).to.contain('<desired number> of --replicas');
  });

  test('is not asked for where a line only shows how lines are built, or which namespace its own short name of kubectl works in', () => {
    expect(outcomesOf(draft('# Shop', ...block('kubectl expose ...', 'docker image push', 'docker run till ...', 'kubectl get pods')))).to.deep.equal(['left out', 'left out', 'left out', 'sentence']);
    const lab = draft('# Shop', ...block('k create sa clerk -n market', 'k auth can-i get pods -n market'));
    expect(outcomesOf(lab)).to.deep.equal(['typed', 'typed']);
    expect(features(lab)).not.to.contain('market');
  });

  test('is any value that an object only keeps', () => {
    const lab = draft('# Shop', ...block('kubectl create secret docker-registry crates \\', '  --docker-username=<username> \\', '  --docker-password=<password>', 'kubectl create secret generic till --from-literal=key=<api-key>', 'curl -u clerk:<password> http://shop.example/'));
    expect(features(lab)).to.include('--docker-password=password').and.include('--from-literal=key=api-key').and.include('TODO line 8: write a value for <password>');
  });

  test('is not what only a cluster or an account has', () => {
    const lab = draft('# Shop', ...block('kubectl get secret <token>', 'curl http://$ADDRESS/', 'kubectl logs till -c <container-name>', 'docker stop <container-id>'));
    expect(lab.questions).to.deep.equal([]);
    expect(outcomesOf(lab).slice(0, 3)).to.deep.equal(['todo', 'todo', 'todo']);
  });

  test('is a file that the text applies and nowhere shows; one that it shows further down is taken from there', () => {
    const lab = draft('# Shop', ...block('kubectl apply -f none.yaml', 'kubectl delete -f none.yaml'));
    expect(lab.questions).to.deep.equal(['what is in none.yaml (line 4)? Write it in the fixtures, where TODO stands for it']);
    expect(lab.fixtures.get('none.yaml')).to.match(/^# TODO/);
    expect(draft('# Shop', ...block('kubectl apply -f stock/', 'kubectl get pods')).fixtures.get('stock/TODO.yaml')).to.match(/^# TODO/);
    const later = draft('# Shop', ...block('kubectl apply -f shop.yaml'), 'This is `shop.yaml`:', '', '```yaml', 'apiVersion: v1', 'kind: ConfigMap', 'metadata:', '  name: shop', '```');
    expect(later.questions).to.deep.equal([]);
    expect(features(later)).to.contain('config map "shop" exists');
  });
});

describe('what a line cannot run without', () => {
  const lines = (...typed: string[]): string[] => featureLines(draft('# Shop', ...block(...typed)));

  test('keeps its steps in comments, and those that need what they make wait for it', () => {
    const waiting = lines('kubectl create sa clerk', 'kubectl apply -f none.yaml', 'kubectl get service till', 'kubectl get sa clerk', 'kubectl top pods');
    expect(waiting).to.include.members(['# TODO line 5: none.yaml is to be written in the fixtures; then take these steps in', '#   And I run "kubectl apply -f none.yaml"', '# TODO line 6: it needs what line 5 is to do; then take these steps in', 'I run "kubectl get sa clerk"', '#   When I run "kubectl top pods"']);
    expect(waiting.some((line) => line.startsWith('I run "kubectl apply') || line.startsWith('I run "kubectl top') || line.startsWith('I run "kubectl get service'))).to.equal(false);
  });

  test('is not a file of data, nor one that the text shows further down, also with another name for its address', () => {
    expect(lines('kubectl create cm notes --from-file=none.txt')).to.include('I run "kubectl create cm notes --from-file=none.txt"');
    const below = (name: string): string[] => featureLines(draft('# Shop', ...block(`kubectl apply -f https://example.com/a/${name}.yaml`), ...yamlBlock('apiVersion: v1', 'kind: ServiceAccount', 'metadata:', '  name: clerk')));
    expect(below('clerk-of-shop')).to.include.members(['I create the file "clerk-of-shop.yaml"', 'I run "kubectl apply -f clerk-of-shop.yaml"', 'service account "clerk" exists']);
    expect(below('pears')).to.include('#   And I run "kubectl apply -f pears.yaml"').and.include('I run "kubectl apply -f serviceaccount-clerk.yaml"');
  });
});

describe('several namespaces of a text', () => {
  test('are the run’s own, if the text makes them', () => {
    const lab = draft('# Shop', ...block('kubectl create ns market', 'kubectl create ns fair', 'kubectl create sa clerk -n market', 'kubectl create cm stock --namespace fair', 'kubectl delete cm -A -l old=yes', 'kubectl delete ns fair'));
    expect(outcomesOf(lab)).to.deep.equal(['left out', 'left out', 'typed', 'typed', 'typed', 'left out']);
    expect(features(lab)).to.include('I run "kubectl create sa clerk"').and.include('I run "kubectl create cm stock"').and.include('I run "kubectl delete cm -l old=yes"');
    expect(lab.questions[0]).to.contain('fair, market');
  });

  test('are for a person to decide on, if one thing is in two of them, or is asked for across them', () => {
    const lab = draft('# Shop', ...block('kubectl create ns market', 'kubectl create ns fair', 'kubectl run till --image=nginx:1 -n market', 'kubectl run till --image=nginx:1 -n fair', 'kubectl exec till -- curl http://till.fair', "kubectl exec till -- sh -c 'curl till.fair'"));
    expect(outcomesOf(lab)).to.deep.equal(['left out', 'left out', 'typed', 'todo', 'typed', 'todo']);
    expect(features(lab)).to.contain('TODO line 7: the text has Pod/till in the namespaces market and fair').and.contain('curl http://till.$namespace').and.contain('I remember the output as "namespace"').and.contain('TODO line 9: it asks for a name in the namespace fair');
  });

  test('in manifests: the namespace goes, what is in it stays', () => {
    const manifest = ['apiVersion: v1', 'kind: Namespace', 'metadata:', '  name: market', '---', 'apiVersion: v1', 'kind: ConfigMap', 'metadata:', '  name: stock', '  namespace: market   # where it is sold'];
    const lab = draft('# Shop', ...block('kubectl apply -f - <<EOF', ...manifest, 'EOF'));
    expect(features(lab)).to.not.contain('market');
    expect(features(lab)).to.contain('config map "stock" exists');
    expect(outcomesOf(draft('# Shop', ...block('kubectl apply -f - <<EOF', ...manifest.slice(0, 4), 'EOF', 'kubectl get pods')))[0]).to.equal('left out');
  });
});

describe('a namespace of the text', () => {
  test('is the run’s own, if things are made there, or each reader has one', () => {
    const lab = draft('# Shop', ...block('kubectl create ns demo-$USER', 'kubectl create cm stock -n demo-$USER', 'kubectl run till --image=nginx:1 -n market', 'kubectl get pods -n market', 'kubectl get cm -n NAMESPACE', 'kubectl create namespace', 'kubectl delete deploy all -n elsewhere', 'kubectl delete ns demo-$USER'));
    expect(outcomesOf(lab)).to.deep.equal(['left out', 'typed', 'typed', 'sentence', 'typed', 'left out', 'todo', 'left out']);
    expect(features(lab)).to.contain('I run "kubectl create cm stock"').and.contain('I run "kubectl run till --image=nginx:1"').and.contain('I run "kubectl get cm"');
  });

  test('of what an address installs is not', () => {
    expect(outcomesOf(draft('# Shop', ...block('kubectl apply -n tool -f https://example.com/install/tool.yaml', 'kubectl delete pod one -n tool', 'kubectl create cm stock -n market')))).to.deep.equal(['left out', 'todo', 'typed']);
  });
});

describe('what would stay after a run', () => {
  test('is for a person to decide on, in files as well', () => {
    const definition = ['apiVersion: apiextensions.k8s.io/v1', 'kind: CustomResourceDefinition', 'metadata:', '  name: shelves.shop.example'];
    const lab = draft('# Shop', ...block('kubectl apply -f - <<EOF', ...definition, 'EOF'), 'Write `shelf.yaml`:', '', '```yaml', ...definition, '```', ...block('kubectl apply -f shelf.yaml', 'kubectl get pods'));
    expect(outcomesOf(lab).filter((outcome) => outcome === 'todo')).to.have.length(2);
    expect(features(lab)).to.contain('a CustomResourceDefinition belongs to the whole cluster, and nothing would remove it');
  });

  test('is not a quota of the run’s namespace, which needs a right', () => {
    expect(draft('# Shop', ...block('kubectl create quota few --hard=pods=1', 'kubectl apply -f - <<EOF', 'apiVersion: v1', 'kind: Endpoints', 'metadata: { name: till }', 'EOF')).features.get('lab.yaml')).to.contain('resources: [resourcequotas]').and.contain('resources: [endpoints]');
  });
});

describe('what belongs to the whole cluster', () => {
  const volume = ['apiVersion: v1', 'kind: PersistentVolume', 'metadata:', '  name: shelf', 'spec:', '  storageClassName: manual'];

  test('is made by labspec for the run, by a file, below a line or by options, and deleted again', () => {
    const lab = draft('# Shop', 'Write `shelf.yaml`:', '', '```yaml', ...volume, '```', ...block('kubectl create -f shelf.yaml', 'kubectl create clusterrole clerk --verb=get,list --resource=nodes', 'cat <<EOF | kubectl apply -f -', ...volume.map((line) => line.replace('shelf', 'rack')), 'EOF', 'kubectl delete pv shelf'));
    expect(outcomesOf(lab)).to.deep.equal(['sentence', 'sentence', 'sentence', 'sentence']);
    for (const line of ['create -f shelf.yaml', 'create clusterrole clerk --verb=get,list --resource=nodes', 'apply -f persistentvolume-rack.yaml', 'delete pv shelf']) expect(features(lab)).to.contain(`I run "kubectl ${line}" for the whole cluster`);
    expect(features(lab)).to.contain('persistent volume "shelf" exists').and.contain('persistent volume "shelf" is gone');
    expect(lab.fixtures.get('persistentvolume-rack.yaml')).to.contain('name: rack');
  });

  test('is for a person to decide on, if it would reach others, or is not the text’s own', () => {
    const lab = draft('# Shop', ...block('kubectl create clusterrolebinding boss --clusterrole=cluster-admin --user=jane', 'kubectl create clusterrolebinding all --clusterrole=view --group=system:authenticated', 'kubectl delete pv rack', 'kubectl taint node one two=three:NoSchedule', 'kubectl delete clusterrole view --ignore-not-found'));
    expect(new Set(outcomesOf(lab))).to.deep.equal(new Set(['todo']));
    expect(features(lab)).to.contain('nothing in the text makes PersistentVolume/rack');
  });

  test('goes by its label, as far as the text has made it', () => {
    const labelled = [...volume.slice(0, 4), '  labels: { app: shop }', ...volume.slice(4)];
    const lab = draft('# Shop', 'Write `shelf.yaml`:', '', '```yaml', ...labelled, '```', ...block('kubectl apply -f shelf.yaml', 'kubectl create cm stock'), '## Close', ...block('kubectl delete cm,pv,ns -l app=shop', 'kubectl delete crd,ns -l app=shop'));
    expect(outcomesOf(lab)).to.deep.equal(['sentence', 'typed', 'typed', 'left out']);
    expect(features(lab)).to.contain('I run "kubectl delete persistentvolume shelf --ignore-not-found" for the whole cluster').and.contain('I run "kubectl delete cm -l app=shop"');
  });

  test('gives rights to the run’s own service accounts, whose namespace has another name', () => {
    const binding = ['apiVersion: rbac.authorization.k8s.io/v1', 'kind: ClusterRoleBinding', 'metadata:', '  name: clerks', 'subjects:', '- kind: ServiceAccount', '  name: clerk', '  namespace: market', 'roleRef: { kind: ClusterRole, name: view, apiGroup: rbac.authorization.k8s.io }'];
    const lab = draft('# Shop', ...block('kubectl create ns market', 'kubectl create rolebinding clerks --clusterrole=view --serviceaccount=market:clerk', 'kubectl create clusterrolebinding guests --clusterrole=view --serviceaccount=default:guest'), 'Write `clerks.yaml`:', '', '```yaml', ...binding, '```', ...block('kubectl apply -f clerks.yaml'));
    expect(outcomesOf(lab)).to.deep.equal(['left out', 'typed', 'sentence', 'sentence']);
    expect(features(lab)).to.contain('--serviceaccount=$namespace:clerk"').and.contain('--serviceaccount=$namespace:guest" for the whole cluster');
    expect(lab.fixtures.get('clerks.yaml')).to.contain('namespace: NAMESPACE-OF-THE-RUN');
    expect(features(lab)).to.contain("I run \"sed -i s/NAMESPACE-OF-THE-RUN/$(kubectl config view --minify -o jsonpath='{..namespace}')/ clerks.yaml\"");
  });
});

describe('what must be there before', () => {
  test('is asked for once: an object that nothing makes is part of the scene', () => {
    const lab = draft('# Shop', ...block('kubectl scale deployment shop --replicas=3', 'kubectl describe deployment shop'));
    expect(outcomesOf(lab)).to.deep.equal(['typed', 'typed']);
    expect(lab.commands.map(({ waitsFor }) => waitsFor)).to.deep.equal(['deployment "shop"', 'deployment "shop"']);
    expect(lab.questions).to.deep.equal(['what is deployment "shop" (lines 4, 5)? Nothing in the text makes it: write it in before.yaml, which is there before the reader begins']);
    expect(lab.features.get('lab.yaml')).to.contain('scene: [before.yaml]');
    expect(lab.fixtures.get('before.yaml')).to.match(/^# TODO: deployment "shop", which nothing in the text makes; this stands in its place\napiVersion: apps\/v1\nkind: Deployment\nmetadata:\n {2}name: shop\n/);
  });

  test('is nothing that a line may make under a name that the shell composes', () => {
    const made = (...lines: string[]): string[] => draft('# Shop', ...block(...lines, 'kubectl get deployment shop-2')).questions;
    expect(made('for i in 1 2; do kubectl create deployment shop-$i --image=busybox; done')).to.deep.equal([]);
    expect(made('TOWN=york', 'kubectl create namespace $TOWN', 'kubectl create deployment shop --image=busybox-$TOWN')[0]).to.contain('what is deployment "shop-2"');
  });

  test('is a namespace that lines look into, with the right to do so', () => {
    const lab = draft('# Shop', ...block('kubectl get pods -n tool-system', 'kubectl describe deploy tool -n tool-system', 'kubectl get gadgets -n tool-system', 'kubectl create sa clerk'));
    expect(outcomesOf(lab)).to.deep.equal(['typed', 'typed', 'left out', 'typed']);
    expect(lab.questions).to.deep.equal(['the cluster must have the namespace tool-system (lines 4, 5): lines look at what is in it']);
    expect(lab.features.get('lab.yaml')).to.contain('{ verb: list, resource: pods, isClusterWide: true }');
  });

  test('is a server in the cluster, for lines that ask it', () => {
    const lab = draft('# Shop', ...block('kubectl top nodes', 'kubectl get pods'));
    expect(outcomesOf(lab)).to.deep.equal(['typed', 'sentence']);
    expect(lab.questions[0]).to.contain('the cluster must have a metrics server (line 4)');
    expect(lab.features.get('lab.yaml')).to.contain('group: metrics.k8s.io, resource: nodes');
  });
});

describe('what a line needs, and nobody could make up', () => {
  test('is asked for once, or for a person to write', () => {
    const lab = draft('# Shop', ...block('docker build -t shop .', 'docker build -t shop:2 .', 'curl http://shop.<second port>', 'openssl x509 -req -in me.csr -CA ~/.minikube/ca.crt', 'kubectl create clusterrole ...', 'kubectl auth can-i', 'kubectl exec -it'));
    expect(outcomesOf(lab)).to.deep.equal(['typed', 'typed', 'todo', 'todo', 'left out', 'left out', 'left out']);
    expect(lab.questions).to.deep.equal(['what is in Dockerfile (line 4)? Write it in the fixtures, where TODO stands for it']);
    expect(lab.commands[0]?.waitsFor).to.equal('Dockerfile');
    expect(draft('# Shop', 'Write this `Dockerfile`:', '', '```dockerfile', 'FROM busybox', '```', ...block('docker build -t shop .')).questions).to.deep.equal([]);
  });
});

describe('one namespace of a text', () => {
  test('may be marked: it is the run’s own', () => {
    const lab = draft('# Shop', ...block('kubectl create ns market', 'kubectl label ns market team=blue', 'kubectl delete ns market'));
    expect(outcomesOf(lab)).to.deep.equal(['left out', 'typed', 'left out']);
    expect(features(lab)).to.contain('I run "kubectl label ns $namespace team=blue"');
    expect(lab.features.get('lab.yaml')).to.contain('{ verbs: [get, patch], resources: [namespaces] }');
    expect(outcomesOf(draft('# Shop', ...block('kubectl create ns market', 'kubectl create ns fair', 'kubectl label ns market team=blue', 'kubectl label ns fair team=red', 'kubectl delete ns market fair')))).to.deep.equal(['left out', 'left out', 'typed', 'todo', 'left out']);
  });

  test('goes out of manifests, also the one that readers begin in', () => {
    const lab = draft('# Shop', 'Write `shop.yaml`:', '', '```yaml', 'apiVersion: v1', 'kind: ConfigMap', 'metadata:', '  name: shop', '  namespace: default', '```', ...block('kubectl apply -f shop.yaml'));
    expect(lab.fixtures.get('shop.yaml')).to.not.contain('namespace');
  });
});

describe('lines of minikube', () => {
  test('that ask where the cluster is are lines of kubectl', () => {
    const lab = draft('# Shop', ...block('curl http://$(minikube ip):30080', 'minikube service shop --url', 'minikube dashboard', 'minikube ssh'));
    expect(outcomesOf(lab)).to.deep.equal(['typed', 'typed', 'left out', 'left out']);
    expect(features(lab)).to.contain("curl http://$(kubectl get nodes -o jsonpath='{.items[0].status.addresses[0].address}'):30080").and.contain("$(kubectl get service shop -o jsonpath='{.spec.ports[0].nodePort}')");
  });
});

describe('lines that set up machines', () => {
  test('are left out: services, files of the system, programs in its folders', () => {
    const lab = draft('# Shop', ...block('systemctl start docker', 'chmod +x tool && sudo mv tool /usr/local/bin/', 'echo one > /etc/sysctl.conf', 'scp key.pem node:', 'echo 10.0.0.1 shop.example >> /etc/hosts', 'echo one > /opt/answer', 'kubectl get pods'));
    expect(outcomesOf(lab)).to.deep.equal(['left out', 'left out', 'left out', 'left out', 'todo', 'typed', 'sentence']);
  });
});

describe('what a line writes into a file', () => {
  test('is not what it prints', () => {
    const lab = draft('# Shop', ...block('$ kubectl run till --image=nginx:1 --dry-run=client -o yaml > till.yaml', 'apiVersion: v1', 'kind: Pod'));
    expect(features(lab)).to.contain('the exit code is 0').and.not.contain('I see');
  });
});
