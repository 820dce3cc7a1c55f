import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines, yamlBlock } from '../../../../test/kit/draft-text';

const lines = (...text: string[]): string[] => featureLines(draftText(['# Bakery', ...text]));
const drafted = (...typed: string[]): string[] => lines(...block(...typed));

describe('a Pod for one shell', () => {
  test('has a plain name where the shell computes one, wherever it stands in the line', () => {
    for (const line of ['kubectl run taste-$RANDOM --rm -it --image=alpine -- sh', 'kubectl run --rm -i -t --image=alpine taste-${RANDOM} -- sh', 'kubectl run "taste-$USER" --image=alpine --rm -it -- /bin/sh']) expect(drafted('$ kubectl create service clusterip oven --tcp=80', `$ ${line}`, '/ # wget -qO- --timeout=2 http://oven', 'warm'), line).to.include.members(['I run "kubectl run taste --image=alpine --image-pull-policy=IfNotPresent -- sleep 86400"', 'I open a shell in pod "taste"', 'I type "wget -qO- --timeout=2 http://oven"', 'I see "warm"']);
  });

  test('has another name than a Pod of the text', () => {
    expect(drafted('kubectl run taste --image=nginx', 'kubectl run taste-$RANDOM --rm -it --image=alpine -- sh', 'ls')).to.include('I open a shell in pod "taste-once"');
  });

  test('is opened where an image runs a shell by itself', () => {
    for (const image of ['busybox:1.36', 'ubuntu', 'crumbs/busyboxplus:curl']) expect(drafted(`kubectl run taste --image=${image} -it --rm`, 'ls'), image).to.include('I open a shell in pod "taste"');
    expect(drafted('kubectl run -ti taste --image nginx --command /bin/bash', 'ls')).to.include('I open a shell in pod "taste"');
    expect(drafted('kubectl run taste --image=nginx -it --rm', 'ls')).not.to.include('I open a shell in pod "taste"');
  });
});

test('a prompt that shows another folder is one of the same shell', () => {
  expect(drafted('$ kubectl run oven --image=nginx', '$ kubectl exec -it oven -- bash', 'root@oven:/# cd /srv', 'root@oven:/srv# ls', 'loaf', '$ kubectl get pods')).to.include.members(['I type "cd /srv"', 'I type "ls"', 'I list the pods']);
  expect(drafted('$ kubectl run oven --image=nginx', '$ kubectl exec -it oven -- bash', '[root@oven /]# cd srv', '[root@oven srv]# ls')).to.include('I type "ls"');
});

describe('a request from another namespace', () => {
  const policy = ['Write this to `closed.yaml`:', ...yamlBlock('apiVersion: networking.k8s.io/v1', 'kind: NetworkPolicy', 'metadata:', '  name: closed', 'spec:', '  podSelector: {}'), ...block('kubectl apply -f closed.yaml')];
  const made = block('kubectl create namespace street', 'kubectl run oven --image=nginx --expose --port=80');
  const why = 'a NetworkPolicy parts the namespaces street and default, and a run has only one';

  test('is for a person where a policy may part the two', () => {
    expect(lines(...made, ...policy, ...block('$ kubectl run taste-$RANDOM -n street --rm -it --image=alpine -- sh', '/ # wget -qO- -T 2 http://oven.default', 'wget: download timed out')).join('\n')).to.include(why);
    expect(lines(...made, ...policy, ...block('kubectl run taste -n street --image=alpine -- sleep 60', 'kubectl exec -n street taste -- wget -qO- http://oven.default')).join('\n')).to.include(why);
  });

  test('of an address alone is made: the names of all are known everywhere', () => {
    expect(lines(...made, ...policy, ...block('kubectl run taste -n street --image=alpine -- sleep 60', 'kubectl exec -n street taste -- nslookup oven.default')).join('\n')).not.to.include(why);
  });

  test('is made where both are in one namespace, or no policy is there', () => {
    for (const text of [lines(...made, ...policy, ...block('$ kubectl run taste --rm -it --image=alpine -- sh', '/ # wget -qO- http://oven', 'warm')), lines(...made, ...block('$ kubectl run taste -n street --rm -it --image=alpine -- sh', '/ # wget -qO- http://oven', 'warm'))]) expect(text).to.include('I type "wget -qO- http://oven"');
  });
});

test('a request that keeps nothing installs nothing', () => {
  for (const line of ['wget -qO- http://$OVEN', 'wget -O - http://$OVEN', 'wget --spider http://$OVEN']) expect(drafted('OVEN=$(echo oven)', line).join('\n'), line).not.to.include('it installs programs');
  for (const line of ['wget https://bakery.example/oven-1.2/knead', 'wget -qO- https://bakery.example/install | bash']) expect(drafted('kubectl get pods', line).join('\n'), line).to.include('it installs programs');
});

test('kubectl is typed in the container where the text says so', () => {
  expect(drafted('kubectl run oven --image=nginx', 'kubectl exec -it oven -- bash', '# Inside the pod:', 'kubectl get pods')).to.include('I type "kubectl get pods"');
  expect(drafted('kubectl run oven --image=nginx', 'kubectl exec -it oven -- bash', '# Look:', 'kubectl get pods')).to.include('I list the pods');
});
