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

  test('has fewer of them where it makes nothing', () => {
    const few = ['kubectl describe pod podname', 'kubectl delete <kind> <name>', 'kubectl scale --replicas=N deploy/crate'];
    expect(outcomesOf(draftText(['# Every command', ...block(...few, 'kubectl get pods')]))).to.deep.equal(['left out', 'left out', 'left out', 'sentence']);
    expect(outcomesOf(draftText(['# Crates', ...block('kubectl create deployment crate --image=nginx', ...few)])).filter((outcome) => outcome === 'left out')).to.have.lengthOf(1);
  });

  test('has fewer of them where most lines are forms, also in square brackets', () => {
    const forms = ['kubectl describe pod [pod]', 'kubectl delete [kind] [name]', 'kubectl scale --replicas=[number] deploy/[deployment]', 'kubectl logs [pod] -c [container]'];
    expect(outcomesOf(draftText(['# Every command', ...block('kubectl create deployment crate --image=nginx', ...forms)])).filter((outcome) => outcome === 'left out')).to.have.lengthOf(4);
  });

  test('is none where a lab looks at one Pod that is there', () => {
    expect(outcomesOf(draftText(['# Crates', ...block('kubectl describe pod <pod-name>', 'kubectl logs <pod-name>', 'kubectl get pod <pod-name>')]))).not.to.include('left out');
  });
});

describe('a line that says what could stand in it', () => {
  test('is left out; a choice of the shell, or within quotes, is not', () => {
    for (const line of ['kubectl create -f <file|url>', 'kubectl explain pods.spec (--recursive) | less', 'kubectl get rs <<name>> -o yaml']) expect(outcomesOf(draftText(['# Crates', ...block(line)])), line).to.deep.equal(['left out']);
    for (const line of ["kubectl get pods -o name | grep -E '(--all|x)'", 'kubectl create configmap crate --from-literal="a=<b|c>"']) expect(outcomesOf(draftText(['# Crates', ...block(line)])), line).to.deep.equal(['typed']);
  });
});

describe('a line that names nothing of any lab', () => {
  const made = ['kubectl create deployment crate --image=nginx:1', 'kubectl get pods'];
  const last = (line: string): string | undefined => outcomesOf(draftText(['# Crates', ...block(...made, line)])).at(-1);

  for (const line of ['kubectl set image deployment/<name> <container>=<image>:<tag>', 'kubectl create secret generic <name> --from-literal=<key>=<value>', 'kubectl scale deployment <name> --replicas=N', 'kubectl exec <pod> -- cat /path/to/config/file', 'kubectl auth can-i <verb> <resource>', 'kubectl create job <name> --image=<image> [-- <command>]'])
    test(`is left out: ${line}`, () => {
      expect(last(line)).to.equal('left out');
    });

  for (const line of ['kubectl logs <pod-name>', 'kubectl logs <pod-name> -n <namespace>', 'kubectl set image deployment/crate <container>=nginx:2', 'kubectl create secret generic <your-name> --from-literal=owner=<your-name>', 'kubectl scale deployment crate --replicas=N'])
    test(`is none: ${line}`, () => {
      expect(last(line)).not.to.equal('left out');
    });
});
