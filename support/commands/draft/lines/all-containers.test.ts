import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines, outcomesOf } from '../../../../test/kit/draft-text';

const typed = (...lines: string[]): string[] => featureLines(draftText(['# Mill', ...block(...lines)])).flatMap((line) => /^I run "(docker (?:container )?(?:rm|stop) .*)"$/.exec(line)?.[1] ?? []);
const RUN = ['docker run -d --name wheel nginx:1.27', 'docker run -d --name stone redis:7'];

describe('a line that ends all containers of the machine', () => {
  for (const [line, own] of [['docker rm -f $(docker ps -aq)', 'docker rm -f $(docker ps -aq --filter name=^wheel$ --filter name=^stone$)'], ['docker stop `docker ps -q`', 'docker stop `docker ps -q --filter name=^wheel$ --filter name=^stone$`'], ['docker container stop $(docker container ls -q)', 'docker container stop $(docker container ls -q --filter name=^wheel$ --filter name=^stone$)']] as const)
    test(`ends those that the text has run by a name: ${line}`, () => {
      expect(typed(...RUN, line)).to.deep.equal([own]);
    });

  test('is left out where no line before has run one', () => {
    expect(outcomesOf(draftText(['# Mill', ...block('docker rm -f $(docker ps -aq)', ...RUN)]))[0]).to.equal('left out');
  });

  for (const [why, lines] of [['one has no name', ['docker run -d nginx:1.27', ...RUN, 'docker rm -f $(docker ps -aq)']], ['it is about images', ['docker rmi $(docker images -q)']], ['it does more', ['docker rm -f $(docker ps -aq) && date > now.txt']]] as const)
    test(`is for a person if ${why}`, () => {
      expect(outcomesOf(draftText(['# Mill', ...block(...lines)])).at(-1)).to.equal('todo');
    });

  test('stays as it is if it chooses some itself', () => {
    expect(typed(...RUN, 'docker rm -f $(docker ps -aq --filter status=exited)')).to.deep.equal(['docker rm -f $(docker ps -aq --filter status=exited)']);
  });
});
