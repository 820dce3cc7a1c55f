import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureTexts } from '../../../../test/kit/draft-text';

const OPEN = ['kubectl run bee --image=busybox:1 -- sleep 3600', 'kubectl expose pod bee --name=hive --port=80', 'kubectl exec -it bee -- sh', 'nslookup hive'];
const drafted = (first: readonly string[], ...next: string[]): string => featureTexts(draftText(['# Garden', '## Step 1: Look', ...block(...first), '## Step 2: Look again', ...block(...next)]))[1] ?? '';

describe('a shell that a task has left open', () => {
  for (const line of ['nslookup hive.default.svc.cluster.local', 'dig hive', 'curl http://hive:80', 'wget -qO- hive:8080', 'cat /etc/resolv.conf'])
    test(`is open for ${line} below the next heading`, () => {
      expect(drafted(OPEN, line)).to.match(/I open a shell in pod "bee"\n[^]*I type "/);
    });

  const pot = ['kubectl apply -f - <<EOF', 'apiVersion: v1', 'kind: Pod', 'metadata: { name: pot }', 'spec: { nodeSelector: { soil: dry }, containers: [{ name: pot, image: "nginx:1", volumeMounts: [{ name: earth, mountPath: /srv/earth }] }], volumes: [{ name: earth, emptyDir: {} }] }', 'EOF'];

  test('is open for a path that only its Pod has, and waits where its Pod may not run', () => {
    const runs = pot.map((line) => line.replace('nodeSelector: { soil: dry }, ', ''));
    expect(drafted([...runs, 'kubectl exec -it pot -- sh', 'pwd'], 'ls /srv/earth')).to.include('I open a shell in pod "pot"').and.include('I type "ls /srv/earth"');
    expect(drafted([...runs, 'kubectl get pods'], 'ls /srv/earth')).to.include('/srv/earth is in a Pod: say in which container this is typed');
    expect(drafted([...pot, 'kubectl exec -it pot -- sh', 'pwd'], 'ls /srv/earth')).to.match(/TODO line \d+: it needs what line \d+ is to do; then take this step in\n *# +When I type "ls \/srv\/earth"/);
    expect(drafted(pot, 'kubectl exec -it pot -- mysql -u root -pearth')).to.match(/the cluster must have a node with the label soil=dry; then take these steps in\n *# +When I run "kubectl exec pot -- mysql -u root -pearth"/);
    expect(drafted(runs, 'ls /tmp')).to.include('When I run "ls /tmp"');
  });

  test('is left by exit, and by what only the reader’s own machine has', () => {
    expect(drafted([...OPEN, 'exit'], 'curl http://hive:80')).not.to.include('I type');
    expect(drafted(OPEN, 'kubectl get pods', 'curl http://hive:80')).not.to.include('I type');
    expect(drafted(OPEN, 'kubectl port-forward pod/bee 8080:80 &', 'curl localhost:8080')).not.to.include('I type');
  });
});
