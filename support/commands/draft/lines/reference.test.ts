import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, outcomesOf } from '../../../../test/kit/draft-text';

const FORMS = ['pod <pod>', 'deployment <deployment>', 'service <service>', 'node <node>', 'secret <secret>', 'pvc <claim>', 'job <job>', 'cronjob <cron-job>', 'ingress <ingress>', 'configmap <config-map>'].map((object) => `kubectl describe ${object}`);

describe('a text that lists commands, with placeholders for everything', () => {
  test('has only the others typed', () => {
    expect(outcomesOf(draftText(['# Every command', ...block(...FORMS, 'kubectl get pods')]))).to.deep.equal([...FORMS.map(() => 'left out'), 'sentence']);
  });

  test('is none with a few names of the reader, or where most lines are whole', () => {
    const typed = Array.from({ length: 12 }, (_, index) => `kubectl create configmap crate-${index} --from-literal=owner=<your-name>`);
    expect(outcomesOf(draftText(['# Crates', ...block(...typed)]))).to.deep.equal(typed.map(() => 'typed'));
    const whole = Array.from({ length: 11 }, (_, index) => `kubectl create configmap crate-${index}`);
    expect(outcomesOf(draftText(['# Crates', ...block(...whole, ...FORMS)])).filter((outcome) => outcome === 'left out')).to.deep.equal([]);
  });
});
