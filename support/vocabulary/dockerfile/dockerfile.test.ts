import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { expect } from 'chai';
import { TaskFailed } from '../../errors/errors';
import { packageFolder } from '../../system/files/project';
import { checkBase, checkCopies, checkDefaultArgument, checkedDockerfile, checkEntrypoint, checkListsRemoved, checkRuns, checkWorkingFolder } from './check-dockerfile';

const text = readFileSync(join(packageFolder, 'fixtures/understanding-pods/Dockerfile'), 'utf8');
const FOLDER = '/opt/microservices';
const FILES = ['package.json', 'helloworld.js'];

function checkAll(dockerfile: string): void {
  const facts = checkedDockerfile(dockerfile, 'node:20-slim', FILES);
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

test('the Dockerfile of the lab passes and has the eight steps that the lab shows', () => {
  expect(() => checkAll(text)).not.to.throw();
  expect(text.match(/^[A-Z]+ /gm)).to.have.length(8);
});

/** Correct Dockerfiles that differ from the lab’s, each named by the difference. */
const RIGHT: Record<string, string> = {
  'both at once, relative, continued': changed(/COPY package.json .*\nCOPY.*\nWORKDIR .*/, `# both at once\nWORKDIR ${FOLDER}\ncopy ./package.json \\\n  helloworld.js ./`),
  'RUN as a list': changed('RUN npm install', 'RUN ["npm", "install"]'),
  'a newer base': changed('node:20-slim', 'node:22-bookworm-slim'),
  'a base with a more exact tag': changed('node:20-slim', 'node:20.11.1-bookworm-slim'),
  'the whole Debian instead of its slim form': changed('node:20-slim', 'node:20'),
  'a base named by its purpose': changed('node:20-slim', 'node:lts-slim'),
  'the base by its long name, with a platform and a stage': changed('FROM node:20-slim', 'FROM --platform=linux/amd64 docker.io/library/node:20-slim AS server'),
  'the base from a mirror': changed('node:20-slim', 'public.ecr.aws/docker/library/node:20-slim'),
  'ARG before FROM': changed('FROM node:20-slim', 'ARG VERSION=20\nARG FLAVOR\nFROM node:${VERSION}-${FLAVOR:-slim}'),
  'ARG and ENV for folders': changed(/COPY package.json .*\nCOPY.*\nWORKDIR .*/, 'ARG HOME_OF=/opt\nENV APP=${HOME_OF}/microservices\nCOPY package.json helloworld.js $APP/\nWORKDIR $APP'),
  'start by npm run': changed('["npm", "start"]', '["npm", "run", "start"]'),
  'npm with an option, by its path': changed('["npm", "start"]', '["/usr/local/bin/npm", "--silent", "start", "--"]'),
  'a shell that passes its arguments on': changed('["npm", "start"]', '["sh", "-c", "exec npm start -- \\"$@\\"", "--"]'),
  'another stage before': `FROM node:20-slim AS build\nENTRYPOINT node\n${text}EXPOSE 3000\n`,
  'two stages': `FROM node:20-slim AS build\nWORKDIR /src\nCOPY package*.json *.js ./\nRUN npm ci\n\nFROM node:20-slim\nRUN apt-get update && rm -rf /var/lib/apt/lists/*\nCOPY --from=build /src ${FOLDER}\nWORKDIR ${FOLDER}\nENTRYPOINT ["npm", "start"]\nCMD ["3000"]\n`,
  'a stage that continues another one': `FROM node:20-slim AS base\nRUN apt-get update && rm -rf /var/lib/apt/lists/*\nWORKDIR ${FOLDER}\nFROM base\nCOPY --chown=node:node . .\nRUN npm i\nENTRYPOINT ["npm", "start"]\nCMD ["3000"]\n`,
  'files by a pattern': changed('COPY package.json ', 'COPY package*.json '),
  'a folder copied to a path without a slash': changed('COPY helloworld.js /opt/microservices/', `COPY . ${FOLDER}`),
  'a path without a slash, to a folder that exists': changed(/COPY package.json .*\nCOPY.*\nWORKDIR .*/, `WORKDIR ${FOLDER}\nCOPY package.json ${FOLDER}\nCOPY helloworld.js ${FOLDER}`),
  'a folder that RUN makes': changed(/COPY package.json .*\nCOPY/, `RUN mkdir -p ${FOLDER}\nCOPY package.json ${FOLDER}\nCOPY`),
  'files copied to full paths': changed('helloworld.js /opt/microservices/', 'helloworld.js /opt/microservices/helloworld.js'),
  'the list form of COPY': changed('COPY package.json /opt/microservices/', 'COPY ["package.json", "/opt/microservices/"]'),
  'npm i': changed('npm install', 'npm i --omit=dev'),
  'npm ci': changed('npm install', 'npm ci'),
  'npm with an option first': changed('npm install', 'npm --prefix /opt/microservices install'),
  'rm with two options': changed('rm -rf', 'rm -r -f'),
  'rm of the folder': changed('rm -rf /var/lib/apt/lists/*', 'rm -fr /var/lib/apt/lists'),
  'more commands between, on several lines': changed('apt-get update && rm', 'set -eux; \\\n  apt-get update; \\\n  # for the lab\n  apt-get install -y --no-install-recommends curl; \\\n  apt-get clean; \\\n  rm'),
  'apt-get with options': changed('apt-get update', 'apt-get -qq update'),
  'find deletes': changed('rm -rf /var/lib/apt/lists/*', 'find /var/lib/apt/lists -type f -delete'),
  'a here-document': changed('RUN apt-get update && rm -rf /var/lib/apt/lists/*', 'RUN <<EOF\napt-get update\nrm -rf /var/lib/apt/lists/*\nEOF'),
  'a mount that keeps nothing': changed('RUN apt-get update && rm -rf /var/lib/apt/lists/*', 'RUN --mount=type=cache,target=/var/lib/apt/lists apt-get update'),
  'a shell by name': changed('RUN apt-get update && rm -rf /var/lib/apt/lists/*', 'RUN ["bash", "-c", "apt-get update && rm -rf /var/lib/apt/lists/*"]'),
  'line ends of Windows and a byte order mark': `\uFEFF${text.replaceAll('\n', '\r\n')}`,
  'CMD before ENTRYPOINT': changed(/(ENTRYPOINT .*)\n(CMD .*)/, '$2\n$1'),
  'moved by a program': changed('COPY helloworld.js /opt/microservices/', 'COPY helloworld.js /tmp/\nRUN mv /tmp/helloworld.js /opt/microservices/'),
  'instructions that the lab does not ask for': `${text}USER 1000\nENV NODE_ENV=production\nEXPOSE 3000/tcp\nHEALTHCHECK CMD true\nONBUILD RUN true\n`,
};

for (const [name, dockerfile] of Object.entries(RIGHT)) test(`correct, though written differently: ${name}`, () => void expect(() => checkAll(dockerfile)).not.to.throw());

/** Wrong Dockerfiles, each with the expected message. */
const WRONG: Record<string, [dockerfile: string, told: RegExp]> = {
  'an older base': [changed('node:20-slim', 'node:18-slim'), /does not start from node:20-slim or a newer version[^]*next: +write: FROM node:20-slim/],
  'an image that does not exist': [changed('node:20-slim', 'nodejs:22'), /does not start from node:20-slim/],
  'another publisher’s image of that name': [changed('node:20-slim', 'bitnami/node:20'), /does not start from node:20-slim/],
  'a base without apt-get': [changed('node:20-slim', 'node:22-alpine'), /does not start from node:20-slim/],
  'a file of another name': [changed('COPY helloworld.js', 'COPY hello.js'), /does not copy helloworld\.js/],
  'another place': [changed('COPY helloworld.js /opt/microservices/', 'COPY helloworld.js /tmp/'), /does not copy helloworld\.js to \/opt\/microservices[^]*also: +helloworld\.js is copied to \/tmp\/helloworld\.js/],
  'a stage that the image is not made from': [`FROM node:20-slim AS build\nCOPY . ${FOLDER}\n${changed(/COPY .*\n/g, '')}`, /does not copy package\.json/],
  'no slash, and no folder yet': [changed('package.json /opt/microservices/', 'package.json /opt/microservices'), /COPY makes a file of \/opt\/microservices/],
  'a relative folder before WORKDIR': [changed('helloworld.js /opt/microservices/', 'helloworld.js ./'), /is copied to \/helloworld\.js/],
  'another folder': [changed('WORKDIR /opt/microservices', 'WORKDIR /opt'), /does not set the working folder to \/opt\/microservices[^]*expected: \/opt\/microservices[^]*seen: +\/opt\n/],
  'nothing installed': [changed('RUN npm install\n', ''), /does not run npm install/],
  'npm only named': [changed('RUN npm install', 'RUN echo "npm install"'), /does not run npm install/],
  'installed in a comment': [changed('RUN npm install', '# RUN npm install'), /does not run npm install/],
  'sudo, which is not installed': [changed('RUN apt-get update', 'RUN sudo apt-get update'), /calls sudo, which the image does not have/],
  'lists removed too late': [changed(' && rm -rf /var/lib/apt/lists/*', '\nRUN rm -rf /var/lib/apt/lists/*'), /remove the package lists/],
  'lists removed too early': [changed('apt-get update && rm -rf /var/lib/apt/lists/*', 'rm -rf /var/lib/apt/lists/* && apt-get update'), /remove the package lists/],
  'lists removed without their folders': [changed('rm -rf', 'rm -f'), /remove the package lists/],
  'other lists removed': [changed('/var/lib/apt/lists/*', '/var/cache/apt/*'), /remove the package lists/],
  'shell form': [changed('ENTRYPOINT ["npm", "start"]', 'ENTRYPOINT npm start'), /shell form/],
  'a shell, which drops arguments': [changed('ENTRYPOINT ["npm", "start"]', 'ENTRYPOINT ["sh", "-c", "npm start"]'), /runs a shell/],
  'single quotes': [changed('ENTRYPOINT ["npm", "start"]', "ENTRYPOINT ['npm', 'start']"), /not a JSON list of words[^]*seen: +ENTRYPOINT \['npm', 'start'\]/],
  'curly quotes': [changed('CMD ["3000"]', 'CMD [“3000”]'), /not a JSON list of words/],
  'one word with a space in it': [changed('["npm", "start"]', '["npm start"]'), /one pair of quotes[^]*seen: +ENTRYPOINT \["npm start"\]/],
  'a number instead of a string': [changed('CMD ["3000"]', 'CMD [3000]'), /not a JSON list/],
  'another argument': [changed('CMD ["3000"]', 'CMD ["3001"]'), /CMD is not \["3000"\][^]*expected: CMD \["3000"\]/],
  'a second CMD': [`${text}CMD ["3001"]\n`, /CMD is not \["3000"\][^]*seen: +CMD \["3001"\]/],
  'no argument': [changed('CMD ["3000"]\n', ''), /has no CMD/],
  'an argument in the entrypoint': [changed('["npm", "start"]', '["npm", "start", "3000"]'), /ENTRYPOINT is not \["npm", "start"\]/],
  'packages without root': [changed('RUN apt-get', 'USER node\nRUN apt-get'), /runs as the user node[^]*next: +move USER node below RUN apt-get/],
  'an ENTRYPOINT in the stage before': [`FROM node:20-slim AS build\nENTRYPOINT ["npm", "start"]\n${text.replace(/ENTRYPOINT.*\n/, '')}`, /gets no ENTRYPOINT: it is in line 2, in an earlier build stage[^]*next: +move line 2 below the last FROM/],
  'an ENTRYPOINT that a backslash has swallowed': [changed(/\n(ENTRYPOINT)/, ' \\\n\n# starts it\n$1'), /gets no ENTRYPOINT: it is in line \d+, but it continues the instruction above[^]*next: +remove the \\ at the end of line \d+/],
  'a CMD that ENTRYPOINT resets': [`FROM node:20-slim AS base\nCMD ["3000"]\n${text.replace('FROM node:20-slim', 'FROM base').replace(/CMD .*\n/, '')}`, /has no CMD/],
  'nothing': ['', /is empty/],
  'only a comment': ['# nothing yet\n', /is empty/],
  'no FROM': [changed('FROM node:20-slim\n', ''), /has no FROM[^]*next: +write at its top: FROM node:20-slim/],
  'FROM not at the top': [`WORKDIR /opt\n${text}`, /no build stage in current context \(Dockerfile, line 1\)/],
  'the end of a here-document': [`${text}EOF\n`, /unknown instruction: EOF \(Dockerfile, line \d+\)[^]*next: +delete line/],
  'an instruction that does not exist': [changed('WORKDIR', 'WORKINGDIR'), /unknown instruction: WORKINGDIR/],
  'a COPY to nowhere': [changed('COPY helloworld.js /opt/microservices/', 'COPY helloworld.js'), /requires at least two arguments/],
  'two files to something that is not a folder': [changed('COPY package.json /opt/microservices/', 'COPY package.json helloworld.js /opt/microservices'), /must be a directory and end with a \//],
  'an image name in capital letters': [changed('node:20-slim', 'Node:20-slim'), /must be lowercase/],
  'a FROM of two words': [changed('FROM node:20-slim', 'FROM node 20-slim'), /either one or three arguments/],
};

for (const [name, [dockerfile, words]] of Object.entries(WRONG)) test(`wrong, and reported: ${name}`, () => void expect(() => checkAll(dockerfile)).to.throw(TaskFailed, words));
