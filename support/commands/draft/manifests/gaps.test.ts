import { describe, test } from 'node:test';
import { expect } from 'chai';
import { hasGaps, isElided } from './gaps';

const file = (...spec: string[]): string => ['apiVersion: v1', 'kind: Pod', 'metadata:', '  name: till', 'spec:', ...spec.map((line) => `  ${line}`)].join('\n');

describe('a file of manifests that its reader must complete', () => {
  test('has remarks or signs in place of values, or no value where there must be one', () => {
    for (const gap of ['restartPolicy: # TODO: Never', 'restartPolicy: ___', 'nodeName: "???"', 'containers: [{ name: a, image: FILL_ME_IN }]', 'restartPolicy: # your answer', 'restartPolicy: #SET VALUE HERE#', '[...]', 'containers:\n  - name: app\n    image:', 'containers:\n  ...']) expect(hasGaps(file(gap)), gap).to.equal(true);
  });

  test('is not one with empty values that may be, with remarks of its author, with a text of its own, or a template', () => {
    for (const whole of ['containers: # TODO: a second one\n    - name: app\n      image: till', 'volumes: [{ name: a, emptyDir: }]', 'nodeName:', 'restartPolicy: Never # TODO: think about it', '# TODO: limits\n  restartPolicy: Never', 'restartPolicy: {{ .Values.policy }} # ___']) expect(hasGaps(file(whole)), whole).to.equal(false);
    expect(hasGaps('apiVersion: v1\nkind: ConfigMap\nmetadata: { name: till }\ndata:\n  page: |\n    ...\n    ___\n')).to.equal(false);
    expect(hasGaps('replicas: ___')).to.equal(false);
  });

  test('shows only a part also with a remark', () => {
    expect(isElided(file('# ...', 'restartPolicy: Never'))).to.equal(true);
    expect(isElided(file('containers: [...]'))).to.equal(true);
    expect(isElided(file('restartPolicy: Never # and so on ...'))).to.equal(false);
  });
});
