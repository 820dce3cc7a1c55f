import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines, yamlBlock } from '../../../../test/kit/draft-text';
import type { Draft } from '../draft-lab';

const pod = (...spec: string[]): string[] => ['# hive.yaml', 'apiVersion: v1', 'kind: Pod', 'metadata: { name: hive }', 'spec:', '  containers:', '    - name: hive', '      image: nginx:1', ...spec];
const FROM_MAP = ['      envFrom: [{ configMapRef: { name: bees } }]'];
const draft = (spec: readonly string[], ...lines: string[]): Draft => draftText(['# Hive', ...yamlBlock(...pod(...spec)), ...block(...lines, 'kubectl apply -f hive.yaml')]);
const before = (lab: Draft): string | undefined => lab.fixtures.get('before.yaml');

describe('what a Pod cannot do without, and nothing in the text makes', () => {
  test('is there before the reader begins, and is asked for', () => {
    const lab = draft(FROM_MAP);
    expect(before(lab)).to.contain('kind: ConfigMap').and.contain('name: bees');
    expect(lab.questions.join('\n')).to.contain('what is config map "bees" (line 17)? Nothing in the text makes it');
    expect(featureLines(lab)).to.include('pod "hive" is ready within 2 minutes');
  });

  test('has the keys that the Pod asks for', () => {
    const keys = ['  volumes:', '    - name: wax', '      secret: { secretName: wax, items: [{ key: cell, path: cell.txt }] }', '    - name: bees', '      configMap: { name: bees, items: [{ key: queen, path: queen.txt }] }'];
    expect(before(draft(keys))).to.match(/kind: Secret[^]*stringData:\n\s+cell: /).and.match(/kind: ConfigMap[^]*data:\n\s+queen: /);
    expect(before(draft(['      env: [{ name: A, valueFrom: { secretKeyRef: { name: wax, key: cell } } }]']))).to.match(/stringData:\n\s+cell: /);
  });

  test('has the password that a database does not start without', () => {
    const image = (name: string): string[] => pod('      envFrom: [{ secretRef: { name: wax } }]').map((line) => line.replace('nginx:1', name));
    for (const [name, key] of [['postgres:16', 'POSTGRES_PASSWORD'], ['mysql', 'MYSQL_ROOT_PASSWORD'], ['nginx:1', 'TODO']] as const) expect(before(draftText(['# Hive', ...yamlBlock(...image(name)), ...block('kubectl apply -f hive.yaml')])), name).to.match(new RegExp(`stringData:\\n\\s+${key}: `));
  });

  test('is for a person, where what the text makes has other keys', () => {
    const asks = ['      env: [{ name: A, valueFrom: { configMapKeyRef: { name: bees, key: queen } } }]'];
    const bees = ['kubectl apply -f - <<EOF', 'apiVersion: v1', 'kind: ConfigMap', 'metadata: { name: bees }', 'data: { drone: "1" }', 'EOF'];
    expect(featureLines(draft(asks, ...bees)).join('\n')).to.contain('config map "bees" has no key queen, which its Pods ask for; it has drone');
    for (const flags of ['--from-literal=drone=1', '--from-file=drone=hum.txt']) expect(featureLines(draft(asks, `kubectl create configmap bees ${flags}`)).join('\n'), flags).to.contain('has no key queen, which its Pods ask for; it has drone');
    expect(featureLines(draft(asks, 'kubectl create configmap bees --from-literal=$BEE=1')).join('\n')).not.to.contain('has no key');
    for (const made of [[...bees, 'kubectl patch configmap bees -p \'{"data":{"queen":"1"}}\''], ['kubectl create configmap bees --from-literal=queen=1']]) expect(featureLines(draft(asks, ...made)), made.join()).to.include('pod "hive" is ready within 2 minutes');
    expect(featureLines(draft(['      env: [{ name: A, valueFrom: { configMapKeyRef: { name: bees, key: queen, optional: true } } }]'], 'kubectl create configmap bees --from-literal=drone=1'))).to.include('pod "hive" is ready within 2 minutes');
  });

  test('may be a claim', () => {
    const claim = ['  volumes:', '    - name: wax', '      persistentVolumeClaim: { claimName: wax }'];
    expect(before(draft(claim))).to.contain('kind: PersistentVolumeClaim').and.contain('name: wax');
    expect(before(draftText(['# Hive', ...yamlBlock(...pod(...claim)), ...yamlBlock('apiVersion: v1', 'kind: PersistentVolumeClaim', 'metadata: { name: wax }'), ...block('kubectl apply -f hive.yaml')]))).to.equal(undefined);
  });

  test('is there, too, where the text does not say how its reader makes the Pod', () => {
    expect(before(draftText(['# Hive', ...yamlBlock(...pod(...FROM_MAP).slice(1)), ...block('kubectl get pods')]))).to.contain('kind: ConfigMap').and.contain('name: bees');
  });

  test('is not asked for where the text makes it, also later, or where the Pod can do without', () => {
    for (const line of ['kubectl create configmap bees --from-literal=a=b', 'kubectl create cm bees --from-literal=a=b']) expect(before(draft(FROM_MAP, line)), line).to.equal(undefined);
    expect(before(draftText(['# Hive', ...yamlBlock(...pod(...FROM_MAP)), ...block('kubectl apply -f hive.yaml', 'kubectl create configmap bees --from-literal=a=b')]))).to.equal(undefined);
    expect(before(draftText(['# Hive', ...yamlBlock(...pod(...FROM_MAP), '---', 'apiVersion: v1', 'kind: ConfigMap', 'metadata: { name: bees }'), ...block('kubectl apply -f hive.yaml')]))).to.equal(undefined);
    expect(before(draft(['      envFrom: [{ configMapRef: { name: bees, optional: true } }]']))).to.equal(undefined);
  });

  test('is not asked for where a text is about that, or makes what is not seen', () => {
    expect(before(draftText(['# Hive', ...yamlBlock(...pod(...FROM_MAP)), ...block('$ kubectl apply -f hive.yaml', '$ kubectl get pods', 'NAME   READY   STATUS                       RESTARTS   AGE', 'hive   0/1     CreateContainerConfigError   0          2s')]))).to.equal(undefined);
    expect(before(draft(FROM_MAP, './setup.sh'))).to.equal(undefined);
  });
});

test('a Pod that prints the version of its server, and ends, need not be ready', () => {
  const lab = draft(["      command: ['bash', '-c', 'nginx -v > /tmp/version']", '  restartPolicy: Never']);
  expect(featureLines(lab)).to.include('pod "hive" has started');
});

test('a token has its account before it is made', () => {
  const token = yamlBlock('# token.yaml', 'apiVersion: v1', 'kind: Secret', 'type: kubernetes.io/service-account-token', 'metadata:', '  name: sting', '  annotations: { kubernetes.io/service-account.name: queen }');
  expect(before(draftText(['# Hive', ...token, ...block('kubectl apply -f token.yaml')]))).to.contain('kind: ServiceAccount').and.contain('name: queen');
  expect(before(draftText(['# Hive', ...token, ...block('kubectl create sa queen', 'kubectl apply -f token.yaml')]))).to.equal(undefined);
});

test('a token whose account the text makes only further down is not asked for', () => {
  const token = yamlBlock('# token.yaml', 'apiVersion: v1', 'kind: Secret', 'type: kubernetes.io/service-account-token', 'metadata:', '  name: sting', '  annotations: { kubernetes.io/service-account.name: queen }');
  const lines = (...typed: string[]): string[] => featureLines(draftText(['# Hive', ...token, ...block(...typed)]));
  expect(lines('kubectl apply -f token.yaml', 'kubectl create sa queen')).not.to.include('secret "sting" exists');
  expect(lines('kubectl create sa queen', 'kubectl apply -f token.yaml')).to.include('secret "sting" exists');
});

test('a Pod that waits for a service is asked for only as an object, until the service is there', () => {
  const waiting = yamlBlock(...pod('  initContainers:', '    - { name: wait, image: busybox, command: [sh, -c, "until nslookup queen.default.svc.cluster.local; do sleep 2; done"] }'));
  expect(featureLines(draftText(['# Hive', ...waiting, ...block('kubectl apply -f hive.yaml', 'kubectl create service clusterip queen --tcp=80')]))).to.include('pod "hive" exists').and.not.include('pod "hive" is ready within 2 minutes');
  expect(featureLines(draftText(['# Hive', ...waiting, ...block('kubectl create service clusterip queen --tcp=80', 'kubectl apply -f hive.yaml')]))).to.include('pod "hive" is ready within 2 minutes');
});

test('a Pod that the text has before what it names is asked for only as an object', () => {
  const claim = pod('  volumes:', '    - { name: wax, persistentVolumeClaim: { claimName: comb } }');
  const comb = ['apiVersion: v1', 'kind: PersistentVolumeClaim', 'metadata: { name: comb }', 'spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }'];
  const lines = (...manifests: string[][]): string[] => featureLines(draftText(['# Hive', ...manifests.flatMap((manifest) => yamlBlock(...manifest.filter((line) => !line.startsWith('# ')))), ...block('kubectl get pods')]));
  expect(lines(claim, comb)).to.include('pod "hive" exists').and.not.include('pod "hive" is ready within 2 minutes');
  expect(lines(comb, claim)).to.include('pod "hive" is ready within 2 minutes');
});

test('keys that several Pods ask for are all in what stands in for their Secret', () => {
  const asking = (name: string, key: string): string[] => yamlBlock(...pod(`      env: [{ name: A, valueFrom: { secretKeyRef: { name: wax, key: ${key} } } }]`).filter((line) => !line.startsWith('# ')).map((line) => line.replace('name: hive', `name: ${name}`)));
  expect(before(draftText(['# Hive', ...asking('hive', 'cell'), ...asking('nest', 'lid'), ...block('kubectl get pods')]))).to.match(/stringData:\n {2}cell: .*\n {2}lid: /);
});

test('a binding has its role of another file of the folder, unless the text makes it', () => {
  const rbac = (kind: string, more: string): string => `apiVersion: rbac.authorization.k8s.io/v1\nkind: ${kind}\nmetadata: { name: clerks }\n${more}\n`;
  const beside = { 'bind.yaml': rbac('RoleBinding', 'roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: clerks }\nsubjects: []'), 'role.yaml': rbac('Role', 'rules: []') };
  const before = (...lines: string[]): string | undefined => draftText(['# Shop', ...block(...lines)], { beside }).fixtures.get('before.yaml');
  expect(before('kubectl apply -f bind.yaml')).to.match(/^# of role\.yaml[^]*kind: Role\n/);
  for (const line of ['kubectl apply -f role.yaml', 'kubectl create role clerks --verb=get --resource=pods']) expect(before(line, 'kubectl apply -f bind.yaml'), line).to.equal(undefined);
});

test('what another file of the folder has for the scene needs no stand-in, too', () => {
  const beside = { 'hive.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: { name: hive, namespace: }\nspec: { containers: [{ name: main, image: "nginx:1" }] }\n' };
  const draft = draftText(['# Hive', ...block('kubectl get pod hive', 'kubectl exec hive -- ls', 'kubectl logs hive')], { beside });
  expect(draft.fixtures.get('before.yaml')?.match(/name: hive/g)).to.have.length(1);
  expect(featureLines(draftText(['# Hive', ...block('kubectl apply -f hive.yaml')], { beside }))).to.include('pod "hive" is ready within 2 minutes');
});
