import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines, featureTexts, outcomesOf, yamlBlock } from '../../../../test/kit/draft-text';
import type { Draft } from '../draft-lab';

const draft = (...lines: string[]): Draft => draftText(['# Bakery', '', '```sh', ...lines, '```']);
const drafted = (...lines: string[]): string[] => featureLines(draft(...lines));

describe('what an author cannot have meant', () => {
  test('is a program with a letter wrong', () => {
    const wrong = draft('ubectl get pods', 'kubectl get pods | grrep oven');
    expect(featureLines(wrong)).to.include.members(['I list the pods', '# TODO line 5: there is no program grrep here']);
    expect(wrong.questions.join('\n')).to.contain('ubectl (line 4) cannot be meant: kubectl stands in its place; change the text');
  });

  test('is another container than the only one of a Pod that kubectl run has made', () => {
    expect(drafted('kubectl run oven --image=nginx:1', 'kubectl exec oven -c nginx -- ls')).to.include('I run "kubectl exec oven -c oven -- ls"');
    expect(drafted('kubectl exec oven -c nginx -- ls').join()).not.to.include('-c oven');
    expect(drafted('kubectl create deployment oven --image=nginx:1', 'kubectl set image deployment/oven oven=nginx:2')).to.include('I run "kubectl set image deployment/oven nginx=nginx:2"').and.include('deployment "oven" runs the image "nginx:2"');
  });

  test('is kubectl create for a Pod, and kubectl as Windows calls it', () => {
    expect(drafted('kubectl create pod oven --image=nginx:1 -n default')).to.include('pod "oven" is ready within 2 minutes').and.satisfy((lines: string[]) => lines.some((line) => line.startsWith('I run "kubectl run oven --image=nginx:1')));
    for (const program of ['kubectl.exe', 'microk8s kubectl', 'microk8s.kubectl']) expect(drafted(`${program} run oven --image=nginx:1`), program).to.include('I run "kubectl run oven --image=nginx:1"');
  });

  test('is bash in an image that has another shell only', () => {
    for (const image of ['busybox', 'alpine:3']) expect(drafted(`kubectl run oven --image=${image} -- /bin/bash -c 'sleep 3600'`), image).to.include(`I run "kubectl run oven --image=${image} -- /bin/sh -c 'sleep 3600'"`);
    expect(drafted("kubectl run oven --image=nginx:1 -- bash -c 'sleep 3600'").join()).to.include('-- bash');
  });

  test('is the name of a workload where kubectl wants its kind first', () => {
    const lines = drafted('kubectl create deployment oven --image=nginx:1', 'kubectl rollout status oven', 'kubectl set image oven nginx=nginx:2', 'kubectl rollout undo oven --to-revision=1');
    expect(lines).to.include.members(['I run "kubectl rollout status deployment/oven"', 'I run "kubectl set image deployment/oven nginx=nginx:2"', 'I run "kubectl rollout undo deployment/oven --to-revision=1"']);
    expect(drafted('kubectl rollout status tin').join()).not.to.contain('/tin');
    expect(drafted('kubectl create deployment deploy --image=nginx:1', 'kubectl rollout status deploy')).to.include('I run "kubectl rollout status deploy"');
  });

  test('is an option and an object before the command, as it was documented once', () => {
    const old = draft('kubectl create deployment oven --image=nginx:1', 'kubectl --record deployment.apps/oven set image deployment.v1.apps/oven nginx=nginx:2');
    expect(featureLines(old)).to.include.members(['I run "kubectl set image deployment.v1.apps/oven nginx=nginx:2 --record"', 'deployment "oven" runs the image "nginx:2"']);
    expect(old.questions.join('\n')).to.contain('kubectl --record before the command (line 5) is no longer there: --record stands in its place');
  });

  test('is a choice between forms of output, or files: the reader takes the first one', () => {
    expect(drafted('kubectl get pods -o [yaml | json]')).to.include('I run "kubectl get pods -o yaml"');
    expect(drafted('kubectl apply -f [oven.yaml|oven.yml]', 'kubectl describe ds oven')).to.include.members(['# TODO line 4: oven.yaml is to be written in the fixtures; then take these steps in', '# TODO line 5: it needs what line 4 is to do; then take these steps in']);
    expect(drafted('kubectl apply -f [file.yaml]')).to.include('# line 4, left out (it shows how lines are built): kubectl apply -f [file.yaml]');
  });

  test('is a backslash before a blank, where a line break is lost', () => {
    const wrong = draft('kubectl run oven --image=busybox:1 \\ --restart=Never \\  -l heat=high');
    expect(featureLines(wrong)).to.include('I run "kubectl run oven --image=busybox:1 --restart=Never -l heat=high"');
    expect(wrong.questions.join('\n')).to.contain('a backslash before a blank (line 4) cannot be meant: a blank stands in its place');
    expect(draft('kubectl run oven \\', '  --image=busybox:1').questions).to.deep.equal([]);
    expect(drafted('touch "two words" my\\ -loaf')).to.include.members(['touch "two words" my\\ -loaf']);
  });

  test('is a here-document without its end', () => {
    const wrong = draft('kubectl create -f - <<EOF', 'apiVersion: v1', 'kind: ConfigMap', 'metadata: { name: loaf }');
    expect(outcomesOf(wrong)).to.deep.equal(['typed']);
    expect(wrong.questions.join('\n')).to.contain('a here-document without its end (line 4) cannot be meant: EOF stands in its place');
    expect(draft('cat <<EOF', 'loaf', 'EOF', 'echo $((1 << 3))').questions).to.deep.equal([]);
  });

  test('is an option that had no effect, and is no longer there', () => {
    expect(drafted('kubectl version --short', 'kubectl get pods --show-all -o wide', 'kubectl get pod --show-all=true')).to.include.members(['I run "kubectl version"', 'I run "kubectl get pods -o wide"', 'I list the pods']);
    expect(drafted('kubectl run oven --image=busybox:1 --hostport=80').join('\n')).to.contain('kubectl run has no option --hostport any more');
    expect(draft('git log --short', 'kubectl get pods -l show-all=yes').questions).to.deep.equal([]);
  });

  test('is a command in a container without the dashes before it', () => {
    const old = draft('kubectl run oven --image=busybox:1', 'kubectl exec oven ls /tins -l', 'kubectl exec oven -c oven cat -n /tins/list', 'kubectl exec -it oven -- ls');
    expect(featureLines(old)).to.include.members(['I run "kubectl exec oven -- ls /tins -l"', 'I run "kubectl exec oven -c oven -- cat -n /tins/list"', 'I run "kubectl exec oven -- ls"']);
    expect(old.questions.join('\n')).to.contain('kubectl exec POD COMMAND (lines 5, 6) is no longer there: kubectl exec POD -- COMMAND stands in its place');
  });

  test('is a path as Windows has it', () => {
    const lab = draftText(['# Oven', 'Write `oven.yaml`:', ...yamlBlock('apiVersion: v1', 'kind: ConfigMap', 'metadata: { name: oven }'), ...block('kubectl apply -f .\\oven.yaml')]);
    expect(featureLines(lab)).to.include('I run "kubectl apply -f ./oven.yaml"').and.include('config map "oven" exists');
    expect(drafted("kubectl get pods | grep '\\oven.yaml'").join('\n')).to.contain('\\oven.yaml');
  });

  test('is an arrow to what is said of a line', () => {
    expect(drafted('kubectl create quota few --hard=pods=2 👈👈 the best example')).to.include('I run "kubectl create quota few --hard=pods=2"');
    expect(drafted("kubectl run oven --image=busybox:1 -- echo '👈 here'").join()).to.contain('👈 here');
  });

  test('is the Pod of a workload by the name of the workload', () => {
    const lab = draft('kubectl create deployment oven --image=busybox:1', 'kubectl logs oven', 'kubectl exec -it oven -- ls', 'kubectl port-forward oven 8080:80');
    expect(featureLines(lab)).to.include.members(['I run "kubectl logs deployment/oven"', 'I run "kubectl exec deployment/oven -- ls"']);
    expect(lab.questions.join()).to.contain('pod oven (lines 5, 6, 7) cannot be meant: deployment/oven stands in its place');
    expect(drafted('kubectl create deployment oven --image=busybox:1', 'kubectl run oven --image=busybox:1', 'kubectl logs oven')).to.include('I read the log of pod "oven"');
  });

  test('is a value that Kubernetes writes otherwise', () => {
    expect(drafted('kubectl run oven --image=busybox:1 --restart=never -- sleep 60')).to.include('I run "kubectl run oven --image=busybox:1 --restart=Never -- sleep 60"');
    expect(drafted('kubectl expose pod oven --port=80 --type=nodeport').join()).to.contain('--type=NodePort');
  });

  test('is a kind with a letter wrong, or two letters in each other’s place', () => {
    const lab = draft('kubectl run oven --image=busybox:1', 'kubectl describe cofnigmaps', 'kubectl get secrts -o name', 'kubectl get deploymentss/oven');
    expect(featureLines(lab)).to.include.members(['I run "kubectl describe configmaps"', 'I run "kubectl get secrets -o name"']);
    expect(lab.questions.join('\n')).to.contain('cofnigmaps (line 5) cannot be meant: configmaps stands in its place').and.contain('deploymentss (line 7) cannot be meant');
  });

  test('is a kind in two words', () => {
    expect(drafted('kubectl create service account baker')).to.include.members(['I run "kubectl create serviceaccount baker"', 'service account "baker" exists']);
    expect(draft('kubectl create service clusterip oven --tcp=80', 'kubectl get service accounting').questions.join()).to.not.contain('cannot be meant');
  });

  test('is no kind of an operator, none that the text defines, and none that is only near', () => {
    const defined = ['kubectl apply -f - <<EOF', 'apiVersion: apiextensions.k8s.io/v1', 'kind: CustomResourceDefinition', 'metadata: { name: deploymints.oven.example }', 'spec: { group: oven.example, names: { plural: deploymints, kind: Deploymint }, scope: Namespaced, versions: [] }', 'EOF'];
    for (const lines of [['kubectl get kservices'], ['kubectl get pos'], ['kubectl get jobsets'], ['kubectl get applicationsets'], [...defined, 'kubectl get deploymints']]) expect(draft(...lines).questions.join(), lines.at(-1)).to.not.contain('cannot be meant');
  });

  test('is an option that only another system has', () => {
    expect(drafted('echo -n YmFy | base64 -D')).to.include('I run "echo -n YmFy | base64 -d"');
  });

  test('is a dash of a word processor', () => {
    expect(drafted('kubectl run oven —image=busybox:1', 'kubectl get pods –o wide', "echo '– x'")).to.include.members(['I run "kubectl run oven --image=busybox:1"', 'I run "kubectl get pods -o wide"']);
  });
});

describe('a kind before a name, where kubectl reads it as the name', () => {
  const typed = (line: string, ...before: string[]): string[] => featureLines(draftText(['# Mast', ...block('kubectl run sail --image=nginx:1', 'kubectl create deployment mast --image=nginx:1', ...before, line)]));

  for (const [line, meant] of [['kubectl logs pod sail --tail=3', 'kubectl logs sail --tail=3'], ['kubectl logs -f pods sail', 'kubectl logs -f sail'], ['kubectl exec pod sail -- ls', 'kubectl exec sail -- ls'], ['kubectl logs deployment mast', 'kubectl logs deployment/mast']] as const)
    test(`goes, or gets its slash: ${line}`, () => {
      expect(typed(line)).to.include(`I run "${meant}"`);
    });

  test('stays where it is one, or where nothing is behind it', () => {
    expect(typed('kubectl logs pod sail', 'kubectl run pod --image=nginx:1')).to.include('I run "kubectl logs pod sail"');
    expect(typed('kubectl logs pod/sail --tail=3')).to.include('I run "kubectl logs pod/sail --tail=3"');
    expect(typed('kubectl get pod sail')).to.include('I run "kubectl get pod sail"');
  });
});

test('a file that nothing makes need not be there to be removed', () => {
  const lines = featureTexts(draftText(['# Shop', ...block('kubectl run shop --image=nginx:1 --dry-run=client -o yaml > shop.yaml', 'rm shop.yaml', 'rm shop.yaml till.yaml', 'rm -r old')])).join('\n');
  for (const line of ['"rm shop.yaml"', '"rm -f shop.yaml till.yaml"', '"rm -r old"']) expect(lines).to.include(line);
});

test('kubectl says its version by a command', () => {
  expect(featureLines(draftText(['# Shop', ...block('kubectl --version', 'kubectl get pods')]))).to.include('I run "kubectl version --client"');
});

test('a blank before the value of an option belongs to neither', () => {
  expect(drafted('kubectl create deployment oven --image= nginx:1 --replicas=2')).to.include('I run "kubectl create deployment oven --image=nginx:1 --replicas=2"');
});

test('what a Pod runs is an option, and of two forms of an output the reader takes one', () => {
  expect(drafted('kubectl run oven image=nginx:1', 'kubectl get pod oven -o yaml/json')).to.include.members(['I run "kubectl run oven --image=nginx:1"', 'I get pod "oven" as YAML']);
});
