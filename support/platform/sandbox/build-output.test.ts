import { describe, test } from 'node:test';
import { expect } from 'chai';
import { BuildOutput, type BuildMade } from './build-output';

const OUTPUT = `Step 1/4 : FROM node:20-slim
 ---> 0a1b2c3d4e5f
Step 2/4 : RUN npm install
 ---> Running in 111111111111
Removing intermediate container 111111111111
 ---> 222222222222
Step 3/4 : WORKDIR /opt
 ---> Using cache
 ---> 333333333333
Step 4/4 : RUN dd if=/dev/zero of=/fill
 ---> Running in 444444444444
`;

function madeBy(...pieces: string[]): BuildMade {
  const output = new BuildOutput();
  for (const piece of pieces) output.hear(piece);
  return output.made;
}

describe('what a build has made so far', () => {
  const made = { images: ['0a1b2c3d4e5f', '222222222222', '333333333333'], containers: ['111111111111', '444444444444'] };

  test('is the image that it began from, those of its steps, and the containers of its RUN lines', () => {
    expect(madeBy(OUTPUT)).to.deep.equal(made);
  });

  test('is the same in whatever pieces its output comes', () => {
    expect(madeBy(...OUTPUT)).to.deep.equal(made);
  });

  test('is nothing before its first step, and nothing of a line that has not ended', () => {
    expect(madeBy('Sending build context to Docker daemon')).to.deep.equal({ images: [], containers: [] });
    expect(madeBy(' ---> 0a1b2c3d4e5f')).to.deep.equal({ images: [], containers: [] });
  });

  test('is told as soon as it runs in a container', () => {
    const told: string[] = [];
    new BuildOutput((id) => told.push(id)).hear(OUTPUT);
    expect(told).to.deep.equal(['111111111111', '444444444444']);
  });

  test('is not told without end', () => {
    let told = 0;
    new BuildOutput(() => told++).hear(' ---> Running in 111111111111\n'.repeat(10_000));
    expect(told).to.equal(100);
  });

  test('is told by lines of their own only', () => {
    expect(madeBy(` ---> 0a1b2c\necho  ---> Running in 111111111111\n${'x'.repeat(1000)}`, `${'x'.repeat(1000)}\n ---> 222222222222\n`)).to.deep.equal({ images: ['222222222222'], containers: [] });
  });
});
