import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines } from '../../../../test/kit/draft-text';
import type { Draft } from '../draft-lab';

const bakery = (lines: readonly string[], beside: Record<string, string> = {}): Draft => draftText(['# Bakery', ...block(...lines)], { beside });

describe('a folder that a line names', () => {
  test('comes with its files, whatever it is called', () => {
    const beside = { 'recipes/rye': 'flour\n', 'recipes/oats': 'milk\n' };
    for (const line of ['kubectl create secret generic recipes --from-file=recipes', 'kubectl create cm recipes --from-file recipes/', 'kubectl create cm recipes --from-file=./recipes', 'kubectl cp recipes baker:/tmp']) {
      expect(featureLines(bakery(['kubectl run baker --image=nginx', line], beside)), line).to.include.members(['I create the file "recipes/oats"', 'I create the file "recipes/rye"']);
    }
    expect(featureLines(bakery(['kubectl run baker --image=nginx', 'kubectl cp baker:/tmp recipes'], beside))).not.to.include('I create the file "recipes/rye"');
    const shop = 'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: clerk\n';
    expect(featureLines(bakery(['kubectl apply -f shop'], { 'shop/clerk.yaml': shop }))).to.include.members(['I create the file "shop/clerk.yaml"', 'service account "clerk" exists']);
  });
});

test('a file is needed for a dry run, too, and gives its key', () => {
  const lines = featureLines(bakery(['kubectl create cm recipes --from-file=rye.txt --dry-run=client -o yaml > cm.yaml', 'kubectl apply -f cm.yaml']));
  expect(lines).to.include.members(['I create the file "rye.txt"', 'config map "recipes" has the key "rye.txt"']);
  expect(lines.indexOf('I create the file "rye.txt"')).to.be.lessThan(lines.indexOf('I run "kubectl create cm recipes --from-file=rye.txt --dry-run=client -o yaml > cm.yaml"'));
});

test('a file without an ending, and a folder, that nothing makes are asked for; one that a line may make is not', () => {
  const lab = bakery(['kubectl create secret generic oven --from-file=key=oven_key', 'kubectl create cm recipes --from-file=recipes/rye/']);
  expect(featureLines(lab)).to.include.members(['I create the file "oven_key"', 'secret "oven" has the key "key"', 'I create the file "recipes/rye/TODO.txt"', 'config map "recipes" exists']);
  expect(lab.questions.join('\n')).to.contain('what is in oven_key (line 4)?').and.contain('what is in recipes/rye/TODO.txt (line 5)?');
  expect(featureLines(bakery(['cp /etc/hostname oven_key', 'kubectl create secret generic oven --from-file=oven_key'])).join()).not.to.contain('I create the file');
});

describe('a path that only stands for something', () => {
  test('is a file of the reader’s folder, and the author is asked for it', () => {
    const lab = bakery(['kubectl create secret generic oven --from-file=key=/path/to/oven.key --from-file=./path/to/your/note']);
    expect(featureLines(lab)).to.include.members(['I create the file "oven.key"', 'I create the file "note"', 'I run "kubectl create secret generic oven --from-file=key=oven.key --from-file=note"', 'secret "oven" has the key "key"', 'secret "oven" has the key "note"']);
    expect(lab.questions.slice(0, 2)).to.deep.equal(['what is /path/to/oven.key (line 4)? oven.key stands in its place', 'what is ./path/to/your/note (line 4)? note stands in its place']);
    expect(featureLines(bakery(['kubectl apply -f ./path/to/your/oven.yaml']))).to.include('# TODO line 4: oven.yaml is to be written in the fixtures; then take these steps in');
  });

  test('is what it says in a container, for a folder, and where it is beside the text', () => {
    expect(featureLines(bakery(['kubectl run oven --image=nginx', 'kubectl exec oven -- tar -f /path/to/oven.tar -x'])).join()).to.contain('# TODO line 5: write a path for /path/to/oven.tar');
    expect(featureLines(bakery(['kubectl create cm oven --from-file=/path/to/recipe-dir'])).join()).to.contain('--from-file=/path/to/recipe-dir');
    expect(featureLines(bakery(['kubectl create cm oven --from-file=path/to/rye.txt'], { 'path/to/rye.txt': 'flour' }))).to.include('I create the file "path/to/rye.txt"');
  });
});

describe('a certificate that is nowhere', () => {
  test('is made with its key by openssl, once', () => {
    const lab = bakery(['kubectl create secret tls oven --cert=/path/to/oven.crt --key=/path/to/oven.key', 'kubectl delete secret oven', 'kubectl create secret tls oven --cert=oven.crt --key=oven.key']);
    expect(featureLines(lab).filter((line) => line.includes('openssl'))).to.deep.equal(['I run "openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj /CN=example.com -keyout oven.key -out oven.crt"']);
    expect(featureLines(lab)).to.include('secret "oven" exists');
    expect(lab.questions).to.include('what is the certificate oven.crt, with oven.key (line 4)? a new one that openssl makes stands in its place');
  });

  test('is for a person where only one of both is there', () => {
    expect(featureLines(bakery(['kubectl create secret tls oven --cert=oven.crt --key=oven.key'], { 'oven.crt': 'x' }))).to.include('# TODO line 4: oven.key is neither in the text nor beside it');
  });
});
