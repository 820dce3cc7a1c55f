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

  test('is left by exit, and by what only the reader’s own machine has', () => {
    expect(drafted([...OPEN, 'exit'], 'curl http://hive:80')).not.to.include('I type');
    expect(drafted(OPEN, 'kubectl get pods', 'curl http://hive:80')).not.to.include('I type');
    expect(drafted(OPEN, 'kubectl port-forward pod/bee 8080:80 &', 'curl localhost:8080')).not.to.include('I type');
  });
});
