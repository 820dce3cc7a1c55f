import { test } from 'node:test';
import { expect } from 'chai';
import { pathOutside } from './outside';

const HOME = '/run/labspec/home';
const outside = (text: string): string | undefined => pathOutside(text, HOME);

const REFUSED: [line: string, place: string][] = [
  ['rm -rf /', '/'],
  ['rm -rf /*', '/*'],
  ['cd sub && rm -r --force /home/ada', '/home/ada'],
  ['rm -rf /tmp', '/tmp'],
  ['rm -rf /tmp/*', '/tmp/*'],
  ['rm -rf /tmp/../etc', '/tmp/../etc'],
  ['echo x > /etc/passwd', '/etc/passwd'],
  ['kubectl get pods | tee /etc/motd', '/etc/motd'],
  ['chmod -R 777 /usr', '/usr'],
  ['sudo rm -r /var/lib/docker', '/var/lib/docker'],
  ['find / -name core -delete', '/'],
  ['dd if=/dev/zero of=/dev/sda', '/dev/sda'],
  ['if true; then mv /etc/hosts hosts; fi', '/etc/hosts'],
  ['cp web.yaml /etc/web.yaml', '/etc/web.yaml'],
  ["sed -i 's/a/b/' /etc/hosts", '/etc/hosts'],
  ["sed -i -e '/a/d' /etc/hosts", '/a/d'],
  ["sed -ni '/a/d' /etc/hosts", '/etc/hosts'],
  ['cd /opt && rm -f kept', 'kept'],
  ['cd / && rm -rf *', '*'],
  ['cd /etc; echo x > motd', 'motd'],
  ['rm -rf ~/../../etc', '~/../../etc'],
];

for (const [line, place] of REFUSED) {
  test(`refused: ${line}`, () => {
    expect(outside(line)).to.equal(place);
  });
}

const ALLOWED = ['rm -rf build', 'rm -rf ~/.cache', 'rm -r "$folder"', `rm -r ${HOME}/lab`, 'rm -r /tmp/my-lab', 'rm -rf ..', 'cd ~ && rm -rf old', 'cd /etc && cat hosts > ~/hosts', 'rm -r ../build', 'cp /etc/hosts hosts', 'cat /etc/passwd > copy', 'echo x > /dev/null', "sed 's/a/b/' /etc/hosts", "sed -i '/a/d' hosts", 'find / -name core', 'kubectl exec web -- rm -rf /pages', 'kubectl delete pods --all', 'curl -s http://localhost:8080 2> /dev/null'];

for (const line of ALLOWED) {
  test(`allowed: ${line}`, () => {
    expect(outside(line)).to.equal(undefined);
  });
}

test('in folders for temporary files, only what is new may be changed', () => {
  const isOlder = (place: string): boolean => place === '/tmp/of-others';
  expect(pathOutside('rm -rf /tmp/of-others', HOME, isOlder)).to.equal('/tmp/of-others');
  expect(pathOutside('echo x > /tmp/new', HOME, isOlder)).to.equal(undefined);
  expect(pathOutside(`rm ${HOME}/file`, HOME, () => true)).to.equal(undefined);
});
