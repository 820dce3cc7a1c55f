import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { runId } from '../../system/process/run-id';
import { guardedEngine } from './guarded-engine';

/** Knows a container of somebody else, and one of the run. */
const DOCKER = `#!/bin/bash
if [ "$1" = inspect ]; then
  case "\${@: -1}" in theirs | 1 | their/image:1) echo ' ' ;; ours) echo 'labspec ${runId()}' ;; *) exit 1 ;; esac
else
  echo "did: $*"
fi
`;

describe('docker and kind, as lines that may be wrong call them', () => {
  let home: string;
  let env: NodeJS.ProcessEnv;
  const type = (line: string) => spawnSync('bash', ['-c', line], { cwd: home, env, encoding: 'utf8' });

  before(() => {
    home = mkdtempSync(join(tmpdir(), 'labspec-guard-'));
    const [docker, kind] = ['docker', 'kind'].map((name) => join(home, name));
    for (const [file, text] of [[docker, DOCKER], [kind, '#!/bin/bash\necho "did: $*"\n']] as [string, string][]) {
      writeFileSync(file, text);
      chmodSync(file, 0o755);
    }
    env = { ...process.env, KIND_CLUSTER_NAME: '', PATH: `${guardedEngine(home, { docker, kind }, { prefix: 'own-1', cluster: 'town' })}:${process.env['PATH'] ?? ''}` };
  });
  after(() => rmSync(home, { recursive: true }));

  for (const line of ['docker stop theirs', 'docker stop -t 1 theirs', 'docker rm -f 1', 'docker rm -f ours theirs', 'docker container kill theirs', 'docker rmi their/image:1', 'docker tag ours their/image:1', 'docker build -t their/image:1 .', 'docker exec -i theirs sh', 'docker cp theirs:/etc/hosts .', 'docker system prune -f', 'docker image prune', 'docker compose down', 'kind delete cluster --name town', 'kind create cluster', 'kind load docker-image own-1/web --name village', 'kind load docker-image own-1/web']) {
    test(`${line}: is refused`, () => {
      const { status, stdout } = type(line);
      expect(status).not.to.equal(0);
      expect(stdout).to.equal('');
    });
  }

  for (const line of ['docker stop ours', 'docker stop -t 1 ours', 'docker kill --signal 1 ours', 'docker restart --time=1 ours', 'docker stop own-1-x', 'docker stop nobody', 'docker rmi -f own-1/web:2', 'docker build -t own-1/web .', 'docker build -t new .', 'docker tag theirs own-1/web', 'docker run -d busybox sleep 1', 'docker ps', 'docker exec ours cat theirs', 'kind load docker-image own-1/web --name town', 'kind load docker-image own-1/web --name=town', 'kind get clusters']) {
    test(`${line}: is done`, () => void expect(type(line).stdout).to.equal(`did: ${line.replace(/^\w+ /, '')}\n`));
  }
});
