import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines, outcomesOf, yamlBlock, yamlText } from '../../../../test/kit/draft-text';
import type { Draft } from '../draft-lab';

const draft = (...lines: string[]): Draft => draftText(['# Mill', ...lines]);
const config = (namespace: string, kind = 'ConfigMap', apiVersion = 'v1'): string[] => [`apiVersion: ${apiVersion}`, `kind: ${kind}`, 'metadata:', '  name: flour', `  namespace: ${namespace}`];

describe('a namespace that its reader has from before', () => {
  for (const [how, lines] of [
    ['a line creates something there', block('kubectl create sa miller -n east', 'kubectl get sa -n west')],
    ['a line that goes on below does', block('kubectl create cm grain \\', '  --from-literal=kind=rye \\', '  --namespace east', 'kubectl run wheel --image=busybox -n west')],
    ['such a line begins with the option', block('kubectl create sa miller \\', '-n east', 'kubectl run wheel --image=busybox -n west')],
    ['a line asks an address in a container there', block('kubectl run cart --rm -i --image=busybox -n east -- wget -qO- http://flour.east', 'kubectl create sa miller -n west')],
    ['a line runs something in a Pod there', block('kubectl exec wheel -n east -- wget -qO- http://flour.east', 'kubectl create sa miller -n west')],
    ['a line marks it', block('kubectl label ns east grain=rye', 'kubectl create sa miller -n west')],
    ['Helm makes it', block('helm create wheel', 'helm install wheel ./wheel -n east --create-namespace', 'kubectl get pods -n east', 'kubectl create sa miller -n west')],
    ['Helm installs a chart of the lab there', block('helm create wheel', 'helm install wheel ./wheel -n east', 'kubectl create sa miller -n west')],
    ['a manifest names it', ['Write `flour.yaml`:', ...yamlBlock(...config('east')), ...block('kubectl apply -f flour.yaml', 'kubectl exec wheel -n west -- date')]],
  ] as const)
    test(`is the run’s own: ${how}`, () => {
      const lab = draft(...lines);
      expect(yamlText(lab)).to.match(/takes the place of east/);
      expect(featureLines(lab).join('\n')).not.to.match(/(?:-n|--namespace) east/);
    });

  test('is the run’s own, too, if only a file beside the text names it', () => {
    const lab = draftText(['# Mill', ...block('kubectl create sa miller -n west', 'kubectl apply -f flour.yaml', 'kubectl delete cm flour -n east')], { beside: { 'flour.yaml': config('east').join('\n') } });
    expect(outcomesOf(lab)).to.deep.equal(['typed', 'typed', 'typed']);
    expect(lab.fixtures.get('flour.yaml')).not.to.contain('east');
  });

  test('is the run’s own, too, if lines only look there, and a file beside the text puts something there', () => {
    const lab = draftText(['# Mill', ...block('kubectl get cm flour -n east', 'kubectl get cm grain -n west')], { beside: { 'flour.yaml': config('east').join('\n') } });
    expect(featureLines(lab)).to.include('I run "kubectl get cm flour"').and.include('#   When I run "kubectl get cm grain -n west"');
  });

  test('is the run’s own, too, if it is called as those of Kubernetes are', () => {
    expect(outcomesOf(draft(...block('kubectl create ns kube-mill', 'kubectl create sa miller -n kube-mill')))).to.deep.equal(['left out', 'typed']);
  });

  for (const [name, lines] of [
    ['that is only looked at', block('kubectl get pods -n east', 'kubectl create sa miller -n west')],
    ['of Kubernetes itself', block('kubectl create sa miller -n kube-system', 'kubectl create sa miller -n west')],
    ['of a chart for the whole cluster', block('helm install watch prometheus-community/prometheus -n east', 'kubectl create cm grain -n east', 'kubectl create sa miller -n west')],
    ['into which an address installs what all share', block('kubectl apply -n east -f https://example.org/v2/releases/controller.yaml', 'kubectl create cm grain -n east', 'kubectl create sa miller -n west')],
    ['of an addon, by its name', block('kubectl create cm grain -n ingress-nginx', 'kubectl create cm rye -n stone-system', 'kubectl create sa miller -n west')],
    ['that only objects of operators name', ['Write `flour.yaml`:', ...yamlBlock(...config('east', 'Stone', 'mill.example.org/v1')), ...block('kubectl apply -f flour.yaml', 'kubectl create sa miller -n west', 'kubectl delete sa miller -n west')]],
  ] as const)
    test(`is not the run’s own: one ${name}`, () => {
      expect(yamlText(draft(...lines))).to.match(/takes the place of west:/);
    });

  test('is the run’s own if the text makes it, whatever it is called', () => {
    expect(yamlText(draft(...block('kubectl create ns stone-system', 'kubectl create sa miller -n stone-system')))).to.match(/takes the place of stone-system:/);
    expect(yamlText(draft(...block('kubectl create ns east', 'helm install watch prometheus-community/prometheus -n east', 'kubectl create sa miller -n west')))).to.match(/takes the place of west:/);
  });
});
