import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { expect } from 'chai';
import { readText } from '../../text/read-text';
import { draftLab, type Draft } from './draft-lab';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'labspec-asked-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function draft(...lines: string[]): Draft {
  writeFileSync(join(folder, 'lab.md'), lines.join('\n'));
  return draftLab(readText(join(folder, 'lab.md')), { images: new Map(), fetched: new Map() });
}
const block = (...lines: string[]): string[] => ['', '```', ...lines, '```', ''];
const features = ({ features: files }: Draft): string => [...files].flatMap(([name, text]) => (name.endsWith('.feature') ? [text] : [])).join('\n');
const outcomes = ({ commands }: Draft): string[] => commands.map(({ outcome }) => outcome);

describe('what the author is asked for, once', () => {
  test('is a name that each reader chooses, in lines and files', () => {
    const lab = draft('# Shop', ...block('kubectl create sa <your-name>', 'kubectl get sa <your-name>', 'docker build -t <user name>/shop .', 'kubectl create cm $TEAM'));
    expect(lab.questions).to.deep.equal(['what is <your-name> (line 4)? your-name stands in its place', 'what is <user name> (line 6)? user-name stands in its place', 'what is $TEAM (line 7)? team stands in its place']);
    expect(features(lab)).to.include('service account "your-name" exists').and.include('docker build -t user-name/shop .').and.include('I run "TEAM=team"');
    expect(lab.features.get('lab.yaml')).to.contain('# what is $TEAM (line 7)?');
    const file = draft('# Shop', 'Write `shop.yaml`:', '', '```yaml', 'apiVersion: v1', 'kind: ConfigMap', 'metadata:', '  name: shop-of-<team>', '```', ...block('kubectl apply -f shop.yaml'));
    expect(file.fixtures.get('shop.yaml')).to.contain('name: shop-of-team');
  });

  test('is not what only a cluster or an account has', () => {
    const lab = draft('# Shop', ...block('kubectl get secret <token>', 'curl http://$ADDRESS/', 'kubectl logs <pod-name>', 'docker stop <container-id>'));
    expect(lab.questions).to.deep.equal([]);
    expect(outcomes(lab).slice(0, 3)).to.deep.equal(['todo', 'todo', 'todo']);
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

describe('several namespaces of a text', () => {
  test('are the run’s own, if the text makes them', () => {
    const lab = draft('# Shop', ...block('kubectl create ns market', 'kubectl create ns fair', 'kubectl create sa clerk -n market', 'kubectl create cm stock --namespace fair', 'kubectl delete cm -A -l old=yes', 'kubectl delete ns fair'));
    expect(outcomes(lab)).to.deep.equal(['left out', 'left out', 'typed', 'typed', 'typed', 'left out']);
    expect(features(lab)).to.include('I run "kubectl create sa clerk"').and.include('I run "kubectl create cm stock"').and.include('I run "kubectl delete cm -l old=yes"');
    expect(lab.questions[0]).to.contain('fair, market');
  });

  test('are for a person to decide on, if one thing is in two of them, or is asked for across them', () => {
    const lab = draft('# Shop', ...block('kubectl create ns market', 'kubectl create ns fair', 'kubectl run till --image=nginx:1 -n market', 'kubectl run till --image=nginx:1 -n fair', 'kubectl exec till -- curl http://till.fair', "kubectl exec till -- sh -c 'curl till.fair.svc'"));
    expect(outcomes(lab)).to.deep.equal(['left out', 'left out', 'typed', 'todo', 'typed', 'todo']);
    expect(features(lab)).to.contain('TODO line 7: the text has Pod/till in the namespaces market and fair').and.contain('curl http://till.$namespace').and.contain('I remember the output as "namespace"').and.contain('TODO line 9: it asks for a name in the namespace fair');
  });

  test('in manifests: the namespace goes, what is in it stays', () => {
    const manifest = ['apiVersion: v1', 'kind: Namespace', 'metadata:', '  name: market', '---', 'apiVersion: v1', 'kind: ConfigMap', 'metadata:', '  name: stock', '  namespace: market'];
    const lab = draft('# Shop', ...block('kubectl apply -f - <<EOF', ...manifest, 'EOF'));
    expect(features(lab)).to.not.contain('market');
    expect(features(lab)).to.contain('config map "stock" exists');
    expect(outcomes(draft('# Shop', ...block('kubectl apply -f - <<EOF', ...manifest.slice(0, 4), 'EOF', 'kubectl get pods')))[0]).to.equal('left out');
  });
});

describe('what would stay after a run', () => {
  test('is for a person to decide on, in files as well', () => {
    const volume = ['apiVersion: v1', 'kind: PersistentVolume', 'metadata:', '  name: shelf'];
    const lab = draft('# Shop', ...block('kubectl apply -f - <<EOF', ...volume, 'EOF'), 'Write `shelf.yaml`:', '', '```yaml', ...volume, '```', ...block('kubectl apply -f shelf.yaml', 'kubectl get pods'));
    expect(outcomes(lab).filter((outcome) => outcome === 'todo')).to.have.length(2);
    expect(features(lab)).to.contain('a PersistentVolume belongs to the whole cluster, and nothing would remove it');
  });

  test('is not a quota of the run’s namespace, which needs a right', () => {
    expect(draft('# Shop', ...block('kubectl create quota few --hard=pods=1')).features.get('lab.yaml')).to.contain('resources: [resourcequotas]');
  });
});
