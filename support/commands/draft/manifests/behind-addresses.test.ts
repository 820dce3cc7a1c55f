import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines, outcomesOf } from '../../../../test/kit/draft-text';
import type { Draft } from '../draft-lab';
import { filesBehind } from './behind-addresses';

const AT = 'https://files.example.org/mill';
const draft = (...lines: string[]): Draft => draftText(['# Mill', ...block(...lines)]);

describe('a file behind an address', () => {
  for (const [line, typed] of [
    [`kubectl apply -f ${AT}/flour.yaml?raw=1`, 'kubectl apply -f flour.yaml'],
    [`kubectl delete -f ${AT}/flour`, 'kubectl delete -f flour.yaml'],
    [`curl -sSL ${AT}/flour.yaml | kubectl apply -f -`, 'kubectl apply -f flour.yaml'],
    [`wget -qO- "${AT}/flour.yaml" | kubectl create -f -`, 'kubectl create -f "flour.yaml"'],
  ] as const)
    test(`is one of the fixtures that the line waits for: ${line}`, () => {
      const lab = draft(line, 'kubectl get pods');
      expect(lab.commands.map(({ waitsFor }) => waitsFor)).to.deep.equal(['flour.yaml', undefined]);
      expect(featureLines(lab).join('\n').replaceAll('"""', '')).to.contain(typed);
      expect(lab.questions[0]).to.match(/^what is in flour\.yaml \(line 4\)\? --fetch takes it from https:/);
    });

  for (const [line, name] of [[`curl -O ${AT}/flour.yaml`, 'flour.yaml'], [`curl -fsSLo stock/rye.yaml ${AT}/flour.yaml`, 'stock/rye.yaml'], [`curl ${AT}/flour.yaml > rye.yaml`, 'rye.yaml'], [`wget ${AT}/flour.csv`, 'flour.csv'], [`wget -O rye.json ${AT}/flour.json`, 'rye.json']] as const)
    test(`is one that the reader creates: ${line}`, () => {
      const lab = draft(line, 'kubectl get pods');
      expect(featureLines(lab)).to.include(`I create the file "${name}"`);
      expect(lab.commands[0]?.waitsFor).to.equal(name);
      expect(lab.questions).to.have.length(1);
    });

  test('is asked for once, and lines that apply it wait for it, too', () => {
    const lab = draft(`curl -O ${AT}/flour.yaml`, 'kubectl apply -f flour.yaml', `kubectl delete -f ${AT}/flour.yaml`);
    expect(outcomesOf(lab)).to.deep.equal(['sentence', 'typed', 'typed']);
    expect(lab.commands.every(({ waitsFor }) => waitsFor === 'flour.yaml')).to.equal(true);
    expect(lab.questions).to.have.length(1);
  });

  test('is that of the text, if the text shows it, and has a name of its own beside another one', () => {
    const shown = draftText(['# Mill', 'This is `flour.yaml`:', '', '```yaml', 'apiVersion: v1', 'kind: ConfigMap', 'metadata: { name: flour }', '```', ...block(`curl -O ${AT}/flour.yaml`, 'kubectl apply -f flour.yaml')]);
    expect(shown.questions).to.deep.equal([]);
    expect(featureLines(shown)).to.include('config map "flour" exists');
    expect([...draft(`kubectl apply -f ${AT}/east/flour.yaml`, `kubectl apply -f ${AT}/west/flour.yaml`).fixtures.keys()]).to.deep.equal(['flour.yaml', 'west-flour.yaml']);
  });

  for (const line of [`curl ${AT}/flour.yaml`, `curl -O ${AT}/mill.sh && sh mill.sh`, `kubectl apply -k ${AT}/flour`, `curl -o /srv/flour.yaml ${AT}/flour.yaml`])
    test(`is for a person if it is printed, run, or more than a file: ${line}`, () => {
      expect(outcomesOf(draft(line, 'kubectl get pods'))[0]).not.to.be.oneOf(['typed', 'sentence']);
    });

  test('is not an answer of a server that the lab runs', () => {
    for (const line of ['curl -o out.json http://mill.east.svc.cluster.local/flour.json', 'curl http://localhost:8080/flour.html', 'wget http://mill/flour.txt']) expect(filesBehind(line), line).to.deep.equal([]);
  });
});
