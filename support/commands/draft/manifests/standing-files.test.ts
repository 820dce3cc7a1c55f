import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines, yamlBlock } from '../../../../test/kit/draft-text';
import type { Draft } from '../draft-lab';

const draft = (...lines: string[]): Draft => draftText(['# Bakery', ...block(...lines)]);

describe('a file that is nowhere', () => {
  test('has a stand-in of the object that lines below name, as the file is called or by its kind', () => {
    for (const [file, name] of [['deployment.yaml', 'oven'], ['k8s/oven.yaml', 'oven'], ['oven-deploy.yml', 'hearth']]) {
      const lab = draft(`kubectl apply -f ${file ?? ''}`, `kubectl scale deployment ${name ?? ''} --replicas=2`);
      expect(featureLines(lab), file).to.include(`deployment "${name ?? ''}" has 2 ready replicas within 2 minutes`).and.include(`I run "kubectl apply -f ${file ?? ''}"`);
      expect(lab.fixtures.get(file ?? ''), file).to.match(/^# TODO: [^]*stands in its place\n[^]*kind: Deployment\n/);
      expect(lab.questions.join(), file).to.include(`what is in ${file ?? ''} (line 4)?`);
    }
  });

  test('has one of what the text shows as made, with the containers that lines name', () => {
    const lab = draft('$ kubectl apply -f all.yaml', 'deployment.apps/oven created', 'pod/cat created', '$ kubectl logs cat -c paw');
    expect(featureLines(lab)).to.include('deployment "oven" is available within 2 minutes').and.include('pod "cat" is ready within 2 minutes');
    expect(lab.fixtures.get('all.yaml')).to.match(/- name: oven\n[^]*- name: paw\n/);
  });

  test('has none where it could be of several, of what another line makes, or of what has no Pods', () => {
    for (const lines of [['kubectl get deployment oven', 'kubectl get deployment hearth'], ['kubectl create deployment oven --image=nginx:1', 'kubectl get deployment oven'], ['kubectl apply -f hearth-deployment.yaml', 'kubectl get deployment oven'], ['kubectl get service oven'], ['kubectl get deployment coredns -n kube-system']])
      expect(draft('kubectl apply -f deployment.yaml', ...lines).fixtures.get('deployment.yaml'), lines.join()).to.match(/^# TODO: [^\n]*beside it\n$/);
    const shown = draftText(['# Bakery', ...block('kubectl apply -f deployment.yaml', 'kubectl get deployment oven'), ...yamlBlock('apiVersion: apps/v1', 'kind: Deployment', 'metadata:', '  name: oven')]);
    expect(shown.fixtures.get('deployment.yaml')).not.to.match(/kind/);
  });

  test('is waited for by what runs in its Pods, and by what goes back to what they were', () => {
    const held = (...lines: string[]): string[] => featureLines(draft('kubectl apply -f deployment.yaml', ...lines)).filter((line) => /^# TODO line .* deployment\.yaml is to be written/.test(line));
    expect(held('kubectl exec deployment/oven -- ls', 'kubectl rollout undo deployment oven')).to.have.length(2);
    expect(featureLines(draft('kubectl apply -f pod.yaml', 'kubectl get pod oven', 'kubectl exec -it oven -- sh', 'cat /etc/flour')).join('\n')).to.match(/# TODO line 6: pod\.yaml is to be written[^\n]*\n[^\n]*shell in pod "oven"\n# TODO line 7: it needs what line 6 is to do/);
    expect(featureLines(draft('kubectl scale deployment oven --replicas=2', 'kubectl rollout undo deployment oven')).join()).to.include('before.yaml must have deployment "oven"; then take these steps in');
    expect(held('kubectl set image deployment/oven oven=busybox:2', 'kubectl rollout undo deployment oven')).to.have.length(0);
  });

  test('is not asked for what the text shows of it', () => {
    expect(featureLines(draft('$ kubectl apply -f deployment.yaml', '$ kubectl get deployment oven', 'NAME   READY   UP-TO-DATE   AVAILABLE   AGE', 'oven   3/3     3            3           1m'))).not.to.include('the output has the rows');
  });
});
