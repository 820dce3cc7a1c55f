import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines, yamlText } from '../../../../test/kit/draft-text';
import { parse } from 'yaml';
import type { Draft } from '../draft-lab';

const draft = (...lines: string[]): Draft => draftText(['# Harbour', ...block(...lines)]);
const drafted = (...lines: string[]): string[] => featureLines(draft(...lines));

const todos = (...lines: string[]): string[] => drafted(...lines).filter((line) => line.startsWith('# TODO line')).map((line) => line.replace(/^# TODO line \d+: /, ''));

describe('ids of containers', () => {
  test('are those of the run: by the name that a table shows, or by the image', () => {
    const table = ['$ docker ps', 'CONTAINER ID   IMAGE          COMMAND   CREATED         STATUS         PORTS   NAMES', '0d1e2f3a4b5c   boat:1         "row"     2 seconds ago   Up 1 second            brave_hopper', '1d1e2f3a4b5c   boat:1         "row"     3 seconds ago   Up 2 seconds           ferry'];
    expect(drafted('$ docker run -d boat:1 row', ...table, '$ docker stop 0d1e2f3a4b5c')).to.include.members(['I run "docker ps --all --quiet --filter ancestor=boat:1 | head -n 1"', 'I remember the output as "boatContainer"', 'I run "docker stop $boatContainer"']);
    expect(drafted('$ docker run -d --name ferry boat:1 row', ...table, '$ docker stop 1d1e2f3a4b5c')).to.include('I run "docker stop ferry"');
  });

  test('of which the text shows nothing are the latest container, and without one a person decides', () => {
    expect(drafted('docker run -d --name ferry boat:1', 'docker logs <container_id>', 'docker rm -f CONTAINER_ID')).to.include.members(['I run "docker logs ferry"', 'I run "docker rm -f ferry"']);
    expect(drafted('docker run -d --name ferry boat:1', 'docker commit <container> <name>', 'docker stop <name>')).to.include.members(['I run "docker commit ferry name"', 'I run "docker stop ferry"']);
    expect(todos('docker commit 0d1e2f3a4b5c boat:2')).to.deep.equal(['write a value for 0d1e2f3a4b5c']);
    expect(todos('docker pull boat:0d1e2f3a4b5c', 'docker images boat')).to.deep.equal([]);
  });

  test('of networks and images are the names beside them', () => {
    expect(drafted('$ docker network ls', 'NETWORK ID     NAME    DRIVER    SCOPE', '0d1e2f3a4b5c   quay    bridge    local', '$ docker network inspect 0d1e2f3a4b5c')).to.include('I run "docker network inspect quay"');
    expect(drafted('$ docker images', 'REPOSITORY   TAG   IMAGE ID       CREATED      SIZE', 'boat         2     0d1e2f3a4b5c   2 days ago   3MB', '$ docker history 0d1e2f3a4b5c')).to.include('I run "docker history boat:2"');
  });
});

describe('all containers of the machine', () => {
  const boats = ['docker run -d --name ferry boat:1', 'docker run -d --name tug boat:1', 'docker run --rm --name raft boat:1 row'];

  test('are those that the text has run, in whichever way a line lists them', () => {
    for (const line of ['docker rm -f $(docker ps -aq)', 'docker rm -f "$(docker ps --all --quiet)"', 'docker rm -f `docker container ls -a -q`', 'docker ps -a -q | xargs docker rm -f']) expect(drafted(...boats, line), line).to.include('I run "docker rm -f ferry tug"');
    expect(drafted(...boats, 'docker stop $(docker ps -q)', 'docker rm $(docker ps -aq)')).to.include.members(['I run "docker stop ferry tug"', 'I run "docker rm ferry tug"']);
    expect(drafted('docker run -d boat:1', 'docker rm -f $(docker ps -aq)')).to.include('I run "docker rm -f $boatContainer"');
  });

  test('that are gone by then are not among them', () => {
    expect(drafted(...boats, 'docker rm -f tug', 'docker rm -f $(docker ps -aq)')).to.include('I run "docker rm -f ferry"');
    expect(drafted('docker run -d --rm --name kayak boat:1', ...boats, 'docker stop kayak', 'docker rm -f $(docker ps -aq)')).to.include('I run "docker rm -f ferry tug"');
  });

  test('a person names them where the text has run two without names; where it has run none, the line is left out', () => {
    const why = ['it ends or removes what others have on this machine, too: name what the lab has made'];
    expect(drafted('docker ps', 'docker rm -f $(docker ps -aq)').join('\n')).to.match(/left out \(.*\): docker rm/);
    expect(todos('docker run -d boat:1', 'docker run -d boat:1', 'docker rm -f $(docker ps -aq)')).to.deep.equal(why);
    expect(todos(...boats, 'docker rmi $(docker images -q)')).to.deep.equal(why);
    expect(drafted(...boats, 'docker rm -f $(docker ps -aq --filter name=tug)')).to.include('I run "docker rm -f $(docker ps -aq --filter name=tug)"');
  });
});

test('the address that an inspection shows of a container is asked for', () => {
  expect(drafted('$ docker run -d --name ferry boat:1', '$ docker inspect ferry', '"IPAddress": "172.17.0.9",', '$ curl 172.17.0.9:80')).to.include.members(['I remember the output as "ferryAddress"', 'I run "curl $ferryAddress:80"']);
  expect(todos('$ docker run -d --name ferry boat:1', '$ curl 172.17.0.9:80')).to.have.length(1);
});

describe('a shell in a new container', () => {
  test('takes the lines after it, and the container ends with it', () => {
    const lines = drafted('docker run -it --name ferry ubuntu bash', 'ls /deck', 'exit', 'docker rm ferry');
    expect(lines.join('\n')).to.include(['I run "docker run --detach -it --name ferry ubuntu bash"', 'the exit code is 0', 'I open a shell in Docker container "ferry"', 'I type "ls /deck"', 'the exit code is 0', 'I run "docker stop -t 1 ferry"', 'I run "docker rm ferry"'].join('\n'));
  });

  test('is none where the line has another command; such a line needs no terminal', () => {
    expect(drafted('docker run -it --rm ubuntu ls /deck')).to.include('I run "docker run --rm ubuntu ls /deck"');
  });
});

describe('a server in the foreground', () => {
  test('goes to the background, and a later one may have its port', () => {
    const lines = drafted('docker run -p 8080:80 boat:1', 'docker run --name ferry -p 8080:80 boat:2', 'curl localhost:8080');
    expect(lines).to.include.members(['I run "docker run --detach --name boat-1 -p 8080:80 boat:1"', 'I run "docker rm --force boat-1"', 'I run "docker run --detach --name ferry -p 8080:80 boat:2"']);
  });

  test('goes to the background if it is a way to a Pod, or to the API, and nobody sees what it prints', () => {
    const lines = drafted('$ kubectl run boat --image=nginx', '$ kubectl port-forward pod/boat 8080:80 # leave it open', 'Forwarding from 127.0.0.1:8080 -> 80', '$ kubectl proxy --port=8001', '$ curl localhost:8080');
    expect(lines).to.include.members(['I run "kubectl port-forward pod/boat 8080:80 > /dev/null &"', 'I run "kubectl proxy --port=8001 > /dev/null &"']);
    expect(lines.join('\n')).not.to.contain('I see "Forwarding');
    expect(drafted('kubectl run boat --image=nginx', 'kubectl port-forward pod/boat 8080:80 &')).to.include('I run "kubectl port-forward pod/boat 8080:80 &"');
  });

  test('is none that ends by itself, or that is in the background already', () => {
    expect(drafted('docker run hello-world', 'docker run redis redis-cli --version', 'docker run -dp 80:80 nginx')).to.include.members(['I run "docker run hello-world"', 'I run "docker run redis redis-cli --version"', 'I run "docker run -dp 80:80 nginx"']);
  });
});

test('images with the same last word have names of their own, and a value of an option is no image', () => {
  const yaml = yamlText(draft('docker run -d --volumes-from hold harbour/boat', 'docker run -d boat'));
  expect((parse(yaml) as { images: unknown }).images).to.deep.equal({ 'the boat image': { name: 'harbour/boat' }, 'the boat-2 image': { name: 'boat' } });
});
