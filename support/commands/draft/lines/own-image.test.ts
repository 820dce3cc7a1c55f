import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureTexts, outcomesOf, yamlText } from '../../../../test/kit/draft-text';
import type { Draft } from '../draft-lab';

const draft = (...lines: string[]): Draft => draftText(lines);
const file = (name: string, ...lines: string[]): string[] => [`Write this to \`${name}\`:`, '', `\`\`\`${name.split('.')[1] ?? 'dockerfile'}`, ...lines, '```', ''];
const feature = (lab: Draft, number: number): string => featureTexts(lab)[number - 1] ?? '';

const PACKAGE = ['{', '  "name": "bell",', '  "scripts": { "start": "node bell.js" }', '}'];
const BELL = file('bell.js', "require('node:http').createServer((_, answer) => answer.end('ding')).listen(process.argv[2]);");
const DOCKERFILE = file('Dockerfile', 'FROM node:20-slim', 'COPY package.json bell.js /bell/', 'WORKDIR /bell', 'CMD ["npm", "start"]');

describe('the image that a lab’s reader builds', () => {
  const APP = ['# Bell', '## 1. Write it', ...BELL, ...file('package.json', ...PACKAGE), ...block('npm install'), '## 2. Build it', ...DOCKERFILE];

  test('is an image of the lab, which one task builds, another brings to the nodes, and a third runs', () => {
    const lab = draft(...APP, ...block('docker build -t bell:latest .'), '## 3. Load it', ...block('kind load docker-image bell --name here'), '## 4. Run it', ...block('kubectl run bell --image=bell --image-pull-policy=Never'));
    expect(outcomesOf(lab)).to.deep.equal(['sentence', 'sentence', 'sentence', 'typed']);
    expect(feature(lab, 1)).to.contain('When I create the file "bell.js"').and.contain('And I install the application\n    Then the installation succeeds');
    expect(feature(lab, 2)).to.contain('And I build the bell image\n    Then the build succeeds');
    expect(feature(lab, 3)).to.contain('Given the bell image is built\n    When I load the bell image into kind\n    Then every node has the same image as Docker');
    expect(feature(lab, 4)).to.contain('Given the bell image is loaded into kind\n');
    expect(yamlText(lab)).to.contain('the bell image: { name: "bell", base: "node:20-slim" }').and.contain('files: ["Dockerfile","package.json","bell.js"]');
    expect(yamlText(lab)).to.contain('title: "Build it", makes: ["the bell image is built"]').and.contain('title: "Load it", needs: [2], makes: ["the bell image is loaded into kind"]').and.contain('title: "Run it", needs: [3]').and.not.contain('the bell image: { name: "bell" }');
  });

  test('comes from a registry in the text, and from the engine in the lab', () => {
    const lab = draft(...APP, ...block('docker image build --tag me/bell:1 .', 'docker push me/bell:1'), '## 3. Run it', ...block('docker run -d --name bell me/bell:1', 'kubectl create deployment bell --image=me/bell:1'));
    expect(outcomesOf(lab)).to.deep.equal(['sentence', 'sentence', 'sentence', 'typed', 'typed']);
    expect(feature(lab, 3)).to.contain('Given the bell-1 image is built\n    And the bell-1 image is loaded into kind');
  });

  test('is not the lab’s where a file is nowhere, in a folder of its own, or where it is the second one: these lines are typed', () => {
    expect(outcomesOf(draft('# Bell', ...DOCKERFILE, ...block('docker build -t bell .')))).to.deep.equal(['typed']);
    expect(outcomesOf(draft(...APP, ...block('docker build -t bell bells', 'docker build -f Other -t bell .', 'docker build -t $NAME .')))).to.deep.equal(['sentence', 'typed', 'typed', 'typed']);
    const two = draft(...APP, ...block('docker build -t bell .', 'docker build -t gong .', 'docker tag bell me/bell', 'kind load docker-image gong', 'docker push me/bell'));
    expect(outcomesOf(two)).to.deep.equal(['sentence', 'sentence', 'typed', 'typed', 'sentence', 'sentence']);
    expect(feature(two, 2)).to.contain('I run "docker build -t gong ."').and.contain('When I load the gong image into kind\n    Then the exit code is 0');
    expect(yamlText(two)).to.contain('the gong image: { name: "gong" }');
  });

  test('is another thing than an image of others, which labspec brings to the nodes', () => {
    expect(outcomesOf(draft('# Gate', ...block('docker pull nginx:1.27', 'kind load docker-image nginx:1.27', 'minikube image load nginx:1.27', 'docker push nginx:1.27', 'kubectl run gate --image=nginx:1.27')))).to.deep.equal(['typed', 'left out', 'left out', 'todo', 'typed']);
  });
});

describe('lines of npm', () => {
  test('are typed where the reader has a package.json, and start from the application that is installed', () => {
    const lab = draft('# Bell', '## 1. Write it', ...BELL, ...file('package.json', ...PACKAGE), ...block('npm install'), '## 2. Ring it', ...block('npm start 3000 &', 'curl http://127.0.0.1:3000'));
    expect(feature(lab, 2)).to.contain('Given the application is installed\n    When I run "npm start 3000 &"');
    expect(yamlText(lab)).to.contain('title: "Ring it", needs: [1]').and.contain('files: ["package.json","bell.js"]');
  });

  test('without one, or for the machine, are for a person', () => {
    expect(outcomesOf(draft('# Bell', ...block('npm start', 'npm install')))).to.deep.equal(['todo', 'todo']);
    const lab = draft('# Bell', ...file('package.json', ...PACKAGE), ...block('npm install -g bell', 'npm publish', 'npm install express'));
    expect(outcomesOf(lab)).to.deep.equal(['todo', 'todo', 'typed']);
  });
});

describe('containers of Docker', () => {
  test('are made by one task, and needed by those that name them', () => {
    const lab = draft('# Box', '## 1. Start it', ...block('docker run -d --name box busybox sleep 1000'), '## 2. Look', ...block('docker exec box date'), '## 3. Another', ...block('docker run -d --name=crate --network container:box busybox sleep 1000'), '## 4. End it', ...block('docker stop crate'));
    expect(yamlText(lab)).to.match(/title: "Look", needs: \[1\]/).and.match(/title: "Another", needs: \[1\]/).and.match(/title: "End it", needs: \[3\]/);
  });

  test('a variable that a task sets itself comes from no other task', () => {
    const lab = draft('# Box', '## 1. One', ...block('name=box', 'echo $name'), '## 2. Two', ...block('name=crate', 'echo $name'), '## 3. Three', ...block('echo $name'));
    expect(yamlText(lab)).to.match(/title: "Two" }/).and.match(/title: "Three", needs: \[1, 2\]/);
  });
});
