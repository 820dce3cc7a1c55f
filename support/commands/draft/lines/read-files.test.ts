import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines } from '../../../../test/kit/draft-text';

const OVEN = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: oven\ndata:\n  bread: ${BREAD}\n';
const lines = (beside: Record<string, string>, ...typed: string[]): string[] => featureLines(draftText(['# Bakery', ...block(...typed)], { beside }));

describe('a file that a line reads by redirection', () => {
  test('is created before, and its objects are those that kubectl makes', () => {
    for (const line of ['kubectl apply -f - < oven.yaml', 'envsubst < oven.yaml | kubectl apply -f -', 'cat oven.yaml | kubectl apply -f -']) {
      const drafted = lines({ 'oven.yaml': OVEN }, 'export BREAD=rye', line, 'kubectl get cm oven', 'kubectl delete cm oven');
      expect(drafted, line).to.include.members(['I create the file "oven.yaml"', `I run "${line}"`, 'config map "oven" exists', 'config map "oven" is gone within 2 minutes']);
      expect(drafted.some((each) => each.includes('TODO'))).to.equal(false);
    }
    expect(lines({ 'dump.sql': 'select 1;' }, 'kubectl run till --image=mysql', 'kubectl exec -i till -- mysql < dump.sql')).to.include('I create the file "dump.sql"');
  });

  test('gives its objects to the file that is written of it', () => {
    expect(lines({ 'oven.yaml': OVEN }, 'export BREAD=rye', 'envsubst < oven.yaml > baked.yaml', 'kubectl apply -f baked.yaml')).to.include('config map "oven" exists');
  });

  test('is asked for if it is nowhere, and its line waits; not if a line makes it, or any would do', () => {
    expect(lines({}, 'kubectl apply -f - < oven.yaml').join('\n')).to.contain('# TODO line 4: oven.yaml is to be written in the fixtures');
    expect(lines({}, 'kubectl exec -i till -- mysql < dump.sql').join('\n')).to.contain('dump.sql is to be written in the fixtures');
    expect(lines({}, 'echo 1 > list.txt', 'sort < list.txt').join('\n')).not.to.contain('TODO');
    expect(lines({}, 'wc -l < list.txt')).to.include('I create the file "list.txt"');
  });

  test('waits for variables that nothing sets', () => {
    expect(lines({ 'oven.yaml': OVEN }, 'envsubst < oven.yaml | kubectl apply -f -').join('\n')).to.contain('# TODO line 4: nothing in the text gives $BREAD a value');
  });

  test('says nothing of its objects where another program changes them, or the shell makes their names', () => {
    expect(lines({ 'oven.yaml': OVEN }, 'cat oven.yaml | sed s/oven/shelf/ | kubectl apply -f -')).not.to.include('config map "oven" exists');
    expect(lines({ 'oven.yaml': OVEN.replace('name: oven', 'name: ${NAME}') }, 'export BREAD=rye NAME=a', 'envsubst < oven.yaml | kubectl apply -f -').join('\n')).not.to.contain('exists');
  });
});
