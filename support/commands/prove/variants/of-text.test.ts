import { describe, test } from 'node:test';
import { expect } from 'chai';
import { changesOfFile } from './of-text';

const DOCKERFILE = `FROM python:3.12-slim
COPY shop.py requirements.txt /srv/shop/
WORKDIR /srv/shop
RUN apt-get update && apt-get install -y curl
ENTRYPOINT ["python", "shop.py"]
CMD ["8080"]
`;
const SERVER = `// A shop.
const port = process.argv[2];
app.listen(port, '0.0.0.0', () => {
  console.log('open on ' + port);
});
response.end('Tea: 3\\n');
`;

const titles = (name: string, text: string): string[] => changesOfFile(name, text).map(({ title }) => title);

describe('wrong ways of a Dockerfile', () => {
  test('instructions left out, words changed, parts left out, other forms, a second one', () => {
    expect(titles('Dockerfile', DOCKERFILE)).to.include.members([
      'without: WORKDIR /srv/shop', 'FROM python:1.12-slim for FROM python:3.12-slim', 'COPY shop.py requirements.txt /srv/shop for COPY shop.py requirements.txt /srv/shop/', 'WORKDIR /srv/shop-x for WORKDIR /srv/shop',
      'RUN apt-get update for RUN apt-get update && apt-get install -y curl', 'RUN apt-get update && apt-get install curl for RUN apt-get update && apt-get install -y curl',
      'ENTRYPOINT python shop.py for ENTRYPOINT ["python", "shop.py"]', 'ENTRYPOINT ["python shop.py"] for ENTRYPOINT ["python", "shop.py"]', 'CMD ["8081"] for CMD ["8080"]', 'another CMD at the end: ["8081"]',
    ]);
  });

  test('each change is one, in its line; the rest stays as it is', () => {
    const lines = DOCKERFILE.split('\n');
    for (const { title, line, text } of changesOfFile('web.Dockerfile', DOCKERFILE)) {
      expect(text, title).not.to.equal(DOCKERFILE);
      const other = text.split('\n');
      if (!title.startsWith('another')) expect(other.filter((one, index) => one !== lines[index]), title).to.deep.equal([other[line - 1]]);
    }
  });

  test('an instruction that goes on in the next line is left out whole', () => {
    const { text = '' } = changesOfFile('Dockerfile', 'FROM busybox\nRUN echo a \\\n && echo b\nCMD ["sh"]\n').find(({ title }) => title.startsWith('without: RUN')) ?? {};
    expect(text).to.equal('FROM busybox\n# run\nCMD ["sh"]\n');
  });
});

describe('wrong ways of JSON', () => {
  const PACKAGE = '{\n  "name": "shop",\n  "scripts": { "start": "node shop.js" },\n  "dependencies": {}\n}\n';

  test('keys and values, but nothing that only describes a package', () => {
    expect(titles('package.json', PACKAGE)).to.deep.equal(['without scripts', 'scriptsx', 'without scripts.start', 'scripts.startx', 'scripts.start: node shopx.js', 'a comma too many at its end']);
  });

  test('it is still JSON, but for the comma', () => {
    for (const { kind, text, title } of changesOfFile('package.json', PACKAGE)) {
      const read = (): unknown => JSON.parse(text);
      if (kind === 'syntax') expect(read).to.throw();
      else expect(read(), title).to.have.property('name', 'shop');
    }
  });
});

describe('wrong ways of a program', () => {
  test('lines, texts, numbers, methods, the address', () => {
    expect(titles('shop.js', SERVER)).to.include.members(["without: const port = process.argv[2];", '3 for 2', '127.0.0.1 for 0.0.0.0', 'listenx for listen', "without: response.end('Tea: 3\\n');", 'Teax: 3\\n for Tea: 3\\n', 'Tea: 3 for Tea: 3\\n']);
  });

  test('comments and lines of brackets stay', () => {
    expect(titles('shop.js', SERVER).filter((title) => /A shop|\}\);$/.test(title))).to.deep.equal([]);
  });

  test('a manifest is one in any form', () => {
    expect(titles('sign.json', '{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "sign"}, "data": {"text": "open"}}')).to.include('data.text: open-x');
  });
});
