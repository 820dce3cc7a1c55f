import { describe, test } from 'node:test';
import { expect } from 'chai';
import { filledIn } from './site-values';

describe('values of the site of a text', () => {
  test('are the client, where a verb of it follows', () => {
    expect(filledIn('{{% param tool %}} get pods')).to.equal('kubectl get pods');
    expect(filledIn('$ {{< param "tool" >}} delete pod till')).to.equal('$ kubectl delete pod till');
    expect(filledIn('Look with `{{% param tool %}} describe pod till`.')).to.equal('Look with `kubectl describe pod till`.');
  });

  test('are placeholders elsewhere', () => {
    expect(filledIn('  image: {{% param "images.web" %}}:1')).to.equal('  image: <images.web>:1');
  });

  test('are not what the line itself computes', () => {
    const own = ["docker ps --format '{{.Names}}'", "kubectl get pods -o go-template='{{range .items}}{{.kind}}{{end}}'", '{{ .Values.image }}', '{{% alert title="Note" %}}', '{{ kubernetes }} is big'];
    expect(own.map(filledIn)).to.deep.equal(own);
  });
});
