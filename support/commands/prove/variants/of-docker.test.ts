import { describe, test } from 'node:test';
import { expect } from 'chai';
import { changesOfLine } from './of-line';

const texts = (line: string): string[] => changesOfLine(line).map(({ text }) => text.replaceAll(/ +/g, ' ').trim());

describe('wrong ways of a line of Docker', () => {
  const cases: [string, string[]][] = [
    ['docker build -t my/shop .', ['true', 'docker build .', 'docker build -t my/shop:other .', 'docker build -t my/shop']],
    ['docker stop shop', ['true', 'docker pause shop', 'docker restart shop', 'docker stop shop-x']],
    ['docker run -d --rm --name till -p 8080:80 my/shop 80', ['true', 'docker create -d --rm --name till -p 8080:80 my/shop 80', 'docker run -d --name till -p 8080:80 my/shop 80', 'docker run -d --rm -p 8080:80 my/shop 80', 'docker run -d --rm --name till-x -p 8080:80 my/shop 80', 'docker run -d --rm --name till my/shop 80', 'docker run -d --rm --name till -p 80:8080 my/shop 80', 'docker run -d --rm --name till -p 8081:80 my/shop 80', 'docker run -d --rm --name till -p 8080:81 my/shop 80', 'docker run -d --rm --name till -p 8080:80 my/shop:other 80', 'docker run -d --rm --name till -p 8080:80 my/shop', 'docker run -d --rm --name till -p 8080:80 my/shop 81', 'docker run -d --rm --name till my/shop -p 8080:80 80']],
    ['docker container run -d -p $outside:$inside shop', ['true', 'docker container create -d -p $outside:$inside shop', 'docker container run -d shop', 'docker container run -d -p $inside:$outside shop', 'docker container run -d -p $outside:$inside shop:other', 'docker container run -d shop -p $outside:$inside']],
    ['kind load docker-image my/shop:latest --name town', ['true', 'kind load docker-image my/shop:latest', 'kind load docker-image my/shop:latest --name town-x', 'kind load docker-image my/shop:latest-other --name town', 'kind load docker-image my/shop:latest --name town --nodes town-worker']],
    ['export inside=80 outside=8080', ['true', 'export inside=81 outside=8080', 'export inside=80 outside=8081']],
  ];
  for (const [line, wanted] of cases) test(line, () => void expect(texts(line)).to.have.members(wanted));

  test('what is written to a file', () => {
    expect(texts('kubectl run web --image=shop --image-pull-policy=Never --dry-run=client -o yaml > web.yaml')).to.include.members([
      'kubectl run web --image=shop --image-pull-policy=Never --dry-run=client > web.yaml', 'kubectl run web --image=shop --image-pull-policy=Never --dry-run=client -o yaml > web.yaml-x',
      'kubectl run web --image=shop --dry-run=client -o yaml > web.yaml', 'kubectl run web --image=shop --image-pull-policy=Always --dry-run=client -o yaml > web.yaml', 'kubectl run web --image=shop --image-pull-policy=Never -o yaml > web.yaml',
    ]);
  });
});
