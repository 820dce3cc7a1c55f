import { expect } from 'chai';
import { describe, test } from 'node:test';
import { whatBuildMade } from './build-output';

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

describe('what a build has made so far', () => {
  test('is its base, the image of its last finished step and the container of the line that runs', () => {
    expect(whatBuildMade(OUTPUT)).to.deep.equal({ base: '0a1b2c3d4e5f', image: '333333333333', container: '444444444444' });
  });

  test('is nothing before the first step, and not told by half a line', () => {
    expect(whatBuildMade('Sending build context to Docker daemon')).to.deep.equal({ base: undefined, image: undefined, container: undefined });
    expect(whatBuildMade(' ---> 0a1b2c')).to.deep.equal({ base: undefined, image: undefined, container: undefined });
  });
});
