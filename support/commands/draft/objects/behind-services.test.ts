import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines, yamlBlock } from '../../../../test/kit/draft-text';

const SERVICE = ['apiVersion: v1', 'kind: Service', 'metadata:', '  name: counter', 'spec:', '  selector: { app: bakery, tier: front }', '  ports: [{ port: 80, targetPort: 8080 }]'];
const ASK = block('kubectl apply -f service.yaml', 'kubectl run ask --rm -it --image=busybox:1 --restart=Never -- wget -qO- http://counter');

describe('a Service whose Pods nothing in the text makes', () => {
  const draft = (...lines: string[]) => draftText(['# Counter', 'Write `service.yaml`:', '', ...yamlBlock(...SERVICE), ...lines]);

  test('has some in the scene that answer at its port, and the author is asked for them', () => {
    const lab = draft(...ASK);
    expect(lab.fixtures.get('before.yaml')).to.match(/kind: Deployment\n[^]*name: bakery\n[^]*app: bakery\n\s+tier: front\n[^]*httpd -p 8080[^]*containerPort: 8080/);
    expect(lab.questions.join()).to.include('what is deployment "bakery"');
    expect(featureLines(lab).join('\n')).not.to.include('TODO line');
  });

  test('has those of the only file that is nowhere, which may make them', () => {
    const lab = draft(...block('kubectl apply -f ../shop/deployment.yaml'), ...ASK);
    expect(lab.fixtures.get('shop/deployment.yaml')).to.match(/name: bakery\n[^]*tier: front/);
    expect(lab.fixtures.has('before.yaml')).to.equal(false);
  });

  test('has none where other lines or files may make them, or Pods of other labels are made', () => {
    for (const made of [block('kubectl apply -f all.yaml'), block('./start.sh'), block('kubectl create deployment bread --image=nginx:1'), yamlBlock('apiVersion: v1', 'kind: Pod', 'metadata: { name: bread }', 'spec: { containers: [{ name: bread, image: nginx }] }')])
      expect(draft(...made, ...ASK).fixtures.get('before.yaml') ?? '', made.join()).not.to.include('bakery');
  });
});
