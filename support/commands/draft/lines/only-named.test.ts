import { expect } from 'chai';
import { block, draftText, outcomesOf } from '../../../../test/kit/draft-text';
import { describe, test } from 'node:test';
import { parseLines } from '../../../vocabulary/shell/parse-lines';
import { newState } from '../new-state';
import { whyOnlyNamed } from './only-named';

const BEACON = 'apiVersion: v1\nkind: Pod\nmetadata: { name: beacon }\nspec:\n  containers:\n  - name: beacon\n    env: [{ name: WORD, value: ahoy }]\n    command: ["echo"]\n    args: ["$(WORD) ships", "$(OTHER)"]\n';

function why(text: string, later: readonly string[] = []): string | undefined {
  const state = newState({ images: new Map(), fetched: new Map() }, '/nowhere', undefined);
  for (const [index, file] of later.entries()) state.later.set(`${index}.yaml`, file);
  return whyOnlyNamed(parseLines(text).commands, text, state);
}

describe('a line that a sentence only names', () => {
  for (const text of ['kubectl rollout status/history/undo', 'kubectl rollout status', 'kubectl set image', 'kubectl create configmap --from-literal', 'kubectl delete deployment', 'kubectl scale deployment --replicas=3', 'kubectl logs --previous', 'kubectl create deployment', 'kubectl drain --force', 'base64 -d', 'jq .items', 'grep -i error', 'curl -f', 'wget -qO-'])
    test(`${text} is one`, () => {
      expect(why(text)).to.match(/only names it/);
    });
  for (const text of ['harbour.sea.svc.cluster.local', 'harbour.sea.svc:80', 'http://harbour:8080', 'http://localhost/lit', 'harbour.$place.svc.cluster.local'])
    test(`${text} is an address`, () => {
      expect(why(text)).to.match(/it is an address/);
    });
  test('is the name of a Service of the text', () => {
    expect(outcomesOf(draftText(['# Sea', '```bash', 'kubectl create service clusterip the-harbour --tcp=80', '', '# By its name', 'the-harbour', '```']))).to.deep.equal(['typed', 'left out']);
  });
  test('is what a probe of its manifests runs', () => {
    const probed = 'apiVersion: v1\nkind: Pod\nmetadata: { name: beacon }\nspec:\n  containers:\n  - name: beacon\n    livenessProbe:\n      exec: { command: ["sh", "-c", "curl -f http://localhost/lit"] }\n';
    expect(why('curl -f http://localhost/lit', [probed])).to.match(/a container runs it/);
    expect(why('curl -f http://localhost/dark', [probed])).to.equal(undefined);
  });
  for (const text of ['curl localhost', 'curl --help', 'kubectl rollout restart deployment', 'kubectl delete pods --all', 'kubectl delete -k site', 'kubectl logs -l app=shop', 'kubectl get pods', 'kubectl scale --replicas=3 -f shop.yaml', 'kubectl create -f shop.yaml', 'kubectl create configmap shop --from-literal=a=b', 'kubectl top pods', 'kubectl drain till --force', 'kubectl uncordon till', 'kubectl version', 'kubectl delete "$POD"', 'echo cGllcg== | base64 -d', 'base64 -d < word.txt', 'cat word.txt', 'grep -r error', 'jq .items web.json', 'cat <<EOT > web.txt\none\nEOT'])
    test(`${text.split('\n')[0] ?? ''} is whole`, () => {
      expect(why(text)).to.equal(undefined);
    });
});

describe('a line that a container of the text runs', () => {
  test('is left out, with the values of its variables', () => {
      expect(why("echo 'ahoy ships' '$(OTHER)'", [BEACON])).to.match(/a container runs it/);
    });
  test('is typed if it is another one, or if nothing runs it', () => {
    expect(why('echo ahoy boats', [BEACON])).to.equal(undefined);
    expect(why('echo ahoy ships')).to.equal(undefined);
  });
});

describe('a line that only shows how lines are built', () => {
  test('names a file, in a text without any', () => {
    for (const line of ['kubectl apply -f [file.yml]', 'kubectl delete -f <manifest file>', 'kubectl create -f [filename] --save-config']) {
      expect(outcomesOf(draftText(['# Shop', ...block(line, 'kubectl get pods')]))[0], line).to.equal('left out');
      expect(outcomesOf(draftText(['# Shop', ...block('kubectl apply -f till.yaml -f shop.yaml', line)]))[1], line).not.to.equal('left out');
    }
  });

  test('leaves out what follows kubectl', () => {
    expect(outcomesOf(draftText(['# Shop', ...block('helm install', 'helm template', 'kubectl get pods')]))).to.deep.equal(['left out', 'left out', 'sentence']);
    expect(outcomesOf(draftText(['# Shop', ...block('kubectl ...commands', 'kubectl get pods')]))).to.deep.equal(['left out', 'sentence']);
  });

  test('has a placeholder that no shell reads, and is about the cluster', () => {
    expect(outcomesOf(draftText(['# Shop', ...block('minikube start --driver=<one|other>', 'docker attach <name | id>', 'kubectl get pods')]))).to.deep.equal(['left out', 'todo', 'sentence']);
  });
});

test('a choice of commands is not typed, nor one with a part left out', () => {
  for (const line of ['docker volume create/ls/rm/inspect', "exec … sh -c 'ls'"]) expect(outcomesOf(draftText(['# Sea', ...block(line, 'kubectl get pods')]))[0], line).to.equal('left out');
});
