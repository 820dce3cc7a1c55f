import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { expect } from 'chai';
import { TaskFailed } from '../errors';
import { projectFolder } from '../lab/load-lab';
import { checkBase, checkCopies, checkDefaultArgument, checkEntrypoint, checkListsRemoved, checkRuns, checkWorkingFolder } from './check-dockerfile';
import { readDockerfile } from './read-dockerfile';

const text = readFileSync(join(projectFolder, 'fixtures/understanding-pods/Dockerfile'), 'utf8');
const FOLDER = '/opt/microservices';
const FILES = ['package.json', 'helloworld.js'];

function checkAll(dockerfile: string): void {
  const facts = readDockerfile(dockerfile);
  checkBase(facts, 'node:20-slim');
  checkCopies(facts, FILES, FOLDER);
  checkWorkingFolder(facts, FOLDER);
  checkRuns(facts, 'npm install');
  checkRuns(facts, 'apt-get update');
  checkListsRemoved(facts, 'apt-get update');
  checkEntrypoint(facts, 'npm start');
  checkDefaultArgument(facts, '3000');
}

const changed = (from: string | RegExp, to: string): string => {
  const result = text.replace(from, to);
  expect(result).not.to.equal(text);
  return result;
};
const failsWith = (dockerfile: string, words: RegExp): void => {
  expect(() => checkAll(dockerfile)).to.throw(TaskFailed, words);
};

test('the lab’s own Dockerfile passes, with eight steps as the lab shows', () => {
  expect(() => checkAll(text)).not.to.throw();
  expect(text.match(/^[A-Z]+ /gm)).to.have.length(8);
});

test('the same in other words passes', () => {
  expect(() => checkAll(changed(/COPY package.json .*\nCOPY.*\nWORKDIR .*/, `# both at once\nWORKDIR ${FOLDER}\ncopy ./package.json \\\n  helloworld.js ./`))).not.to.throw();
  expect(() => checkAll(changed('RUN npm install', 'RUN ["npm", "install"]'))).not.to.throw();
  expect(() => checkAll(changed('node:20-slim', 'node:22-bookworm-slim'))).not.to.throw();
  expect(() => checkAll(changed('["npm", "start"]', '["npm", "run", "start"]'))).not.to.throw();
  expect(() => checkAll(`FROM node:20-slim AS build\nENTRYPOINT node\n${text}EXPOSE 3000\n`)).not.to.throw();
});

test('each thing that is wrong is told as such, with what to write', () => {
  failsWith(changed('node:20-slim', 'node:18-slim'), /another image[^]*next: +write: FROM node:20-slim/);
  failsWith(changed('node:20-slim', 'nodejs:22'), /another image/);
  failsWith(changed('COPY helloworld.js', 'COPY hello.js'), /does not copy helloworld\.js/);
  failsWith(changed('COPY helloworld.js /opt/microservices/', 'COPY helloworld.js /tmp/'), /does not copy helloworld\.js to \/opt\/microservices/);
  failsWith(changed('WORKDIR /opt/microservices', 'WORKDIR /opt'), /another folder/);
  failsWith(changed('RUN npm install\n', ''), /does not run npm install/);
  failsWith(changed(' && rm -rf /var/lib/apt/lists/*', '\nRUN rm -rf /var/lib/apt/lists/*'), /remove the package lists/);
  failsWith(changed('ENTRYPOINT ["npm", "start"]', 'ENTRYPOINT npm start'), /shell form/);
  failsWith(changed('CMD ["3000"]', 'CMD ["3001"]'), /another CMD[^]*expected: CMD \["3000"\]/);
  failsWith(changed('CMD ["3000"]\n', ''), /no CMD/);
});

test('an empty file has no base image', () => {
  failsWith('', /another image/);
});
