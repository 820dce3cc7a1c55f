import { test } from 'node:test';
import { expect } from 'chai';
import { idInStore } from './node-images';

// As `ctr --namespace k8s.io images ls` prints it on a node, with shorter digests.
const ROWS = `REF TYPE DIGEST SIZE PLATFORMS LABELS
docker.io/ubuntu/helloworld:latest application/vnd.docker.distribution.manifest.v2+json sha256:1b7c 75.0 MiB linux/amd64 io.cri-containerd.image=managed
docker.io/library/busybox:latest   application/vnd.oci.image.manifest.v1+json           sha256:196f 2.0 MiB  linux/amd64 io.cri-containerd.image=managed
import-2026-11-24@sha256:1b7c      application/vnd.docker.distribution.manifest.v2+json sha256:1b7c 75.0 MiB linux/amd64 io.cri-containerd.image=managed
registry.k8s.io/pause:3.10         application/vnd.docker.distribution.manifest.v2+json sha256:cff0 0.3 MiB  linux/amd64 io.cri-containerd.image=managed
sha256:1963                        application/vnd.docker.distribution.manifest.v2+json sha256:1b7c 75.0 MiB linux/amd64 io.cri-containerd.image=managed
sha256:a4ef                        application/vnd.oci.image.manifest.v1+json           sha256:196f 2.0 MiB  linux/amd64 io.cri-containerd.image=managed
`;

test('the ID of an image is that of the row with the same manifest, whatever short name it is asked by', () => {
  expect(idInStore(ROWS, 'ubuntu/helloworld')).to.equal('sha256:1963');
  expect(idInStore(ROWS, 'docker.io/ubuntu/helloworld:latest')).to.equal('sha256:1963');
  expect(idInStore(ROWS, 'busybox')).to.equal('sha256:a4ef');
});

test('an image of which a node has no name, or not this tag, is not there', () => {
  expect(idInStore(ROWS, 'helloworld')).to.equal(undefined);
  expect(idInStore(ROWS, 'busybox:1.37')).to.equal(undefined);
  expect(idInStore(ROWS, 'localhost:5000/busybox')).to.equal(undefined);
});

test('one whose ID the runtime has not noted is told by its manifest, which is no ID that an engine would have', () => {
  expect(idInStore(ROWS, 'registry.k8s.io/pause:3.10')).to.equal('sha256:cff0');
});
