import { describe, test } from 'node:test';
import { expect } from 'chai';
import { whereGraded } from './graded-lines';

describe('a line of a lab, with a stranger’s files', () => {
  const SANDBOX = ['kubectl apply -f web.yaml', 'kubectl get pods | grep web', 'x=$(kubectl get pod web -o name); echo $x', 'curl -s localhost:8080 && kubectl logs web', './start.sh', 'greet() { echo hi; }; greet', 'cat > a.yaml <<EOF\nkind: Pod\nEOF'];
  const DOCKER = ['docker build -t web .', 'docker run -d --rm busybox sleep 60', 'docker ps && docker images', 'docker run --rm --network container:0123 busybox wget -q -O - http://localhost:8080'];
  const NOWHERE: Record<string, RegExp> = {
    'npm install': /npm is not in the container/,
    'timeout 5 npm ls': /npm is not in the container/,
    'docker run busybox | grep x': /docker stands beside another program \(grep\)/,
    'docker rm $(docker ps -aq)': /the shell computes a word/,
    'docker run --privileged busybox': /--privileged gives a stranger’s program rights/,
    'docker run -v /:/host busybox': /-v gives/,
    'docker run --network host busybox': /host gives/,
    'docker system prune -af': /docker system changes more than a container/,
    'kind delete cluster': /kind is not in the container/,
    'sudo systemctl stop docker': /sudo is not in the container/,
  };

  for (const line of SANDBOX) test(`${line}: runs in a container`, () => void expect(whereGraded(line)).to.deep.equal({ where: 'sandbox' }));
  for (const line of DOCKER) test(`${line}: runs with limits`, () => void expect(whereGraded(line)).to.deep.equal({ where: 'docker' }));
  for (const [line, why] of Object.entries(NOWHERE)) {
    test(`${line}: does not run`, () => void expect(whereGraded(line)).to.have.property('why').that.matches(why));
  }
});
