import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines, outcomesOf } from '../../../../test/kit/draft-text';

const POD = ['kubectl run store --image=mysql:8 --env=MYSQL_ROOT_PASSWORD=crate'];
const lines = (...typed: string[]): string[] => featureLines(draftText(['# Store', ...block(...POD, ...typed)]));

describe('a client of a database, with its options', () => {
  for (const [opens, runs] of [['kubectl exec -it store -- mysql -uroot -pcrate', 'kubectl exec -i store -- mysql -uroot -pcrate'], ['docker exec -it store psql -U crate', 'docker exec -i store psql -U crate']] as const)
    test(`reads the statements below it: ${opens}`, () => {
      const draft = draftText(['# Store', ...POD.map((line) => `Run \`${line}\`.`), ...['docker run -d --name store postgres', opens, "INSERT INTO crates VALUES ('lid', 1);", 'exit', 'kubectl get pods'].map((line) => `\nRun \`${line}\`{{execute}}`)]);
      expect(outcomesOf(draft)).not.to.include('todo');
      expect(draft.features.get('01-store.feature')).to.contain(`INSERT INTO crates VALUES ('\\''lid'\\'', 1);' | ${runs}`);
    });

  test('goes on in the database that a line chooses', () => {
    expect(lines('kubectl exec -it store -- mysql -uroot -pcrate', 'use crates;').join('\n')).not.to.contain('-D');
    expect(draftText(['# Store', ...[...POD, 'kubectl exec -it store -- mysql -uroot -pcrate', 'use crates;', 'SELECT * FROM lids;'].map((line) => `\nRun \`${line}\`{{execute}}`)]).features.get('01-store.feature')).to.contain('SELECT * FROM lids;\' | kubectl exec -i store -- mysql -uroot -pcrate -D crates');
  });

  test('goes on below another heading', () => {
    const typed = ['kubectl exec -it store -- mysql -uroot -pcrate', 'DROP TABLE lids;'];
    expect(outcomesOf(draftText(['# Store', ...block(...POD), ...typed.flatMap((line) => [`## ${line.split(' ')[0] ?? ''}`, '', `Run \`${line}\`{{execute}}`, ''])]))).not.to.include('todo');
  });

  test('does not read lines of the shell, nor anything where it has its own statement', () => {
    expect(lines('kubectl exec -it store -- mysql -uroot -pcrate', 'ls stock')).to.include('I run "ls stock"');
    expect(lines('kubectl exec -it store -- mysql -uroot -e "SELECT 1"', 'ls stock').join('\n')).not.to.contain('| kubectl exec');
  });
});
