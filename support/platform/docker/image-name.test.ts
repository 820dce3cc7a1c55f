import { test } from 'node:test';
import { expect } from 'chai';
import { isCalledAs, shortName } from './image-name';

test('the long name of an image of Docker Hub is the short one', () => {
  expect(['busybox', 'busybox:1.36', 'docker.io/library/busybox', 'index.docker.io/library/busybox:latest', 'docker.io/ubuntu/helloworld', 'registry.example/busybox'].map(shortName)).to.deep.equal(['busybox:latest', 'busybox:1.36', 'busybox:latest', 'busybox:latest', 'ubuntu/helloworld:latest', 'registry.example/busybox:latest']);
});

test('an image of a mirror is called as the original, another one is not', () => {
  expect(isCalledAs('registry.example:5000/mirror/busybox:1.36', 'busybox')).to.equal(true);
  expect(isCalledAs('ubuntu/helloworld', 'busybox')).to.equal(false);
});
