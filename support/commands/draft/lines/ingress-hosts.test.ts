import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, outcomesOf, yamlBlock } from '../../../../test/kit/draft-text';
import type { Draft } from '../draft-lab';

const INGRESS = ['# door.yaml', 'apiVersion: networking.k8s.io/v1', 'kind: Ingress', 'metadata: { name: door }', 'spec:', '  rules:', '  - host: door.mill.test', '    http:', '      paths:', '      - { path: /, pathType: Prefix, backend: { service: { name: mill, port: { number: 80 } } } }'];
const draft = (...lines: string[]): Draft => draftText(['# Mill', ...yamlBlock(...INGRESS), ...block('kubectl apply -f door.yaml', ...lines)]);

describe('a request for a host of an Ingress of the text', () => {
  test('waits for its controller', () => {
    const { commands, questions } = draft('curl http://door.mill.test:31000/flour', 'wget -qO- door.mill.test');
    expect(commands.map(({ outcome, waitsFor }) => [outcome, waitsFor])).to.deep.equal([['typed', undefined], ['typed', 'the cluster must have an Ingress controller'], ['typed', 'the cluster must have an Ingress controller']]);
    expect(questions.join('\n')).to.contain('the cluster must have an Ingress controller (lines 19, 20)');
  });

  test('waits for it on the address of a node, too, or with the host in a header', () => {
    const { commands } = draft('curl $(minikube ip)', "curl -H 'Host: door.mill.test' http://$(minikube ip)/flour", 'curl $(minikube ip):31000');
    expect(commands.map(({ waitsFor }) => waitsFor !== undefined)).to.deep.equal([false, true, true, false]);
  });

  test('waits for it at the port of every web server, too, where its header names a host', () => {
    const waits = draftText(['# Mill', 'The node has `extraPortMappings`.', ...block('kubectl get pods', "curl -H 'Host: door.other.test' http://localhost/", "curl -H 'Host: door.other.test' http://localhost:8080/", 'curl http://localhost/')]).commands.map(({ waitsFor }) => waitsFor !== undefined);
    expect(waits).to.deep.equal([false, true, false, false]);
  });

  test('is another matter for any other host', () => {
    expect(outcomesOf(draft('curl http://other.mill.test/flour'))).to.deep.equal(['typed', 'todo']);
  });
});
