import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines, outcomesOf, yamlBlock } from '../../../../test/kit/draft-text';

const run = (...lines: string[]): string[] => featureLines(draftText(['# Mill', ...block(...lines)])).flatMap((line) => /^I (?:run|look with) "(.*)"$/.exec(line)?.[1] ?? []);
const POD = 'kubectl run wheel --image=busybox -- sleep 60';

describe('a folder of a training machine', () => {
  for (const [how, lines, typed] of [
    ['a file in it is one of the reader’s folder', ['kubectl get pods > /exam/7/list.txt', 'cat /exam/7/list.txt', 'sort /exam/7/list.txt | wc -l'], ['kubectl get pods > list.txt', 'cat list.txt', 'sort list.txt | wc -l']],
    ['so is one without an ending', ['kubectl get ns > /exam/7/names', 'cat /exam/7/names'], ['kubectl get ns > names', 'cat names']],
    ['what a line makes is in the home', ['sudo mkdir -p /exam/mill', 'cp note.txt /exam/mill/note.txt', 'docker run -v /exam/mill:/mill busybox'], ['mkdir -p ~/mill', 'cp note.txt ~/mill/note.txt', 'docker run -v $HOME/mill:/mill busybox']],
    ['files for a while, too', ['kubectl get pods > /tmp/list.txt', 'wc -l /tmp/list.txt', 'ls /tmp', 'mkdir -p /tmp/mill/new', 'touch /tmp/mill/new/a'], ['kubectl get pods > list.txt', 'wc -l list.txt', 'ls /tmp', 'mkdir -p ~/new', 'touch ~/new/a']],
    ['two of one name stay two', ['date > /exam/7/list.txt', 'date > /exam/8/list.txt', 'cat /exam/8/list.txt'], ['date > list.txt', 'date > 8-list.txt', 'cat 8-list.txt']],
  ] as const)
    test(`is the run’s own: ${how}`, () => {
      expect(run('touch note.txt', ...lines)).to.include.members([...typed]);
    });

  test('stays where the reader’s folder has a file of the same name', () => {
    expect(run('date > list.txt', 'cp list.txt /tmp/list.txt', 'sort < list.txt > /tmp/list.txt')).to.include.members(['cp list.txt /tmp/list.txt', 'sort < list.txt > /tmp/list.txt']);
  });

  test('of a line that runs in a container is the container’s; what the line writes is the reader’s', () => {
    const lines = run(POD, 'date > /exam/list.txt', 'kubectl exec wheel -- cat /exam/list.txt > /exam/list.txt', 'kubectl exec wheel -- touch /exam/list.txt', 'kubectl cp wheel:/exam/list.txt /exam/list.txt');
    expect(lines).to.include.members(['kubectl exec wheel -- cat /exam/list.txt > list.txt', 'kubectl exec wheel -- touch /exam/list.txt', 'kubectl cp wheel:/exam/list.txt list.txt']);
  });

  test('is asked for if a line reads from it what is there before', () => {
    const lab = draftText(['# Mill', ...block('cp /exam/old.yaml /exam/new.yaml', 'kubectl get cm -o yaml > /exam/all.yaml')]);
    expect(outcomesOf(lab)).to.deep.equal(['typed', 'typed']);
    expect(lab.commands[0]?.waitsFor).to.equal('old.yaml');
    expect(lab.questions[0]).to.match(/^what is in old\.yaml/);
  });

  for (const lines of [['date > /etc/mill.conf'], ['date > /var/lib/mill/x'], ['mkdir /mnt/mill'], ["sh -c 'date' > /proc/mill"]])
    test(`is left as it is, if it is the system’s, or no line writes there: ${lines.join('; ')}`, () => {
      expect(run(...lines, POD).join('\n')).not.to.match(/~|> x|> mill|cat list/);
    });

  test('is left as it is, if a manifest takes it from its node', () => {
    const volume = ['apiVersion: v1', 'kind: PersistentVolume', 'metadata: { name: grain }', 'spec:', '  capacity: { storage: 1Mi }', '  accessModes: [ReadWriteOnce]', '  hostPath:', '    path: /grain'];
    const text = (manifest: readonly string[]): string[] => ['# Mill', 'This is `grain.yaml`:', ...yamlBlock(...manifest), ...block('mkdir /grain', 'kubectl apply -f grain.yaml')];
    expect(outcomesOf(draftText(text(volume)))[0]).to.equal('todo');
    expect(outcomesOf(draftText(['# Mill', ...block('mkdir /grain', 'kubectl apply -f grain.yaml')], { beside: { 'grain.yaml': volume.join('\n') } }))[0]).to.equal('todo');
    expect(outcomesOf(draftText(text(['apiVersion: v1', 'kind: Pod', 'metadata: { name: grain }', 'spec:', '  containers:', '    - name: grain', '      image: busybox', '      volumeMounts:', '        - { name: grain, mountPath: /grain }'])))[0]).to.equal('typed');
  });
});
