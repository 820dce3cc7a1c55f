import { test } from 'node:test';
import { expect } from 'chai';
import { AuthorError } from '../errors/errors';
import { baseOf, inCluster, imagesOf, manifestsOf, textInNames, withNames, type Lab } from './lab';
import { parseLab } from './load-lab';

const parsed = (more: string): Lab => parseLab(`title: Shop\n${more}\ntasks: [{ id: 1, title: One }]`, 'lab.yaml');
const shop = parsed(`images:
  the redis image: { name: redis }
  the web image: { name: shop/web, base: nginx }
  the api image: { name: shop/api, base: node:20-slim }
containers:
  the web container: { name: web, image: the web image }
pods:
  the cart pod: { name: cart, image: the redis image, command: redis-server }
  the api pod: { name: api, image: the api image, manifest: api.yaml, manifestWithArgs: api-args.yaml }`);

test('things are found by the words of the features, and by their names', () => {
  expect(shop.pods.of('the cart pod').command).to.equal('redis-server');
  expect(shop.pods.called('api')?.image).to.equal('the api image');
  expect(imagesOf(shop)).to.deep.equal(['redis', 'shop/web', 'nginx', 'shop/api', 'node:20-slim']);
  expect(manifestsOf(shop)).to.deep.equal(['api.yaml', 'api-args.yaml']);
  expect(baseOf(shop)).to.equal('nginx');
});

test('what lab.yaml does not have is an error of its author, who learns what to add', () => {
  expect(() => shop.pods.of('the web pod')).to.throw(AuthorError, '"pods: the web pod"');
  expect(() => baseOf(parsed(''))).to.throw(AuthorError, '"images: the image: base"');
});

test('words that no sentence has, and a name that Kubernetes refuses, are errors with their lines', () => {
  expect(() => parsed('pods:\n  server: { name: a, image: the image }')).to.throw(AuthorError, 'the server pod');
  expect(() => parsed('pods:\n  the server pod: { name: A_b, image: the image }')).to.throw(AuthorError, 'lowercase');
});

test('a Pod whose image lab.yaml does not name is an error', () => {
  expect(() => parsed('pods:\n  the web pod: { name: web, image: the web image }')).to.throw(AuthorError, 'web has the image "the web image", which is not among the images');
});

test('a run may have names of its own: for what the reader builds and runs, each a different one', () => {
  const own = withNames(shop, { namespace: 'student-1', image: 'student-1/app', container: 'student-1' });
  expect(own.images.all.map(({ name }) => name)).to.deep.equal(['redis', 'student-1/app', 'student-1/app-2']);
  expect(own.containers.of('the web container').name).to.equal('student-1');
  expect(own.names.namespace).to.equal('student-1');
  expect(shop.images.of('the web image').name).to.equal('shop/web');
});

test('in an existing cluster, other images have its own name for them', () => {
  const there = inCluster(shop, { names: { image: 'registry/app' }, client: 'registry/busybox', name: 'prod' });
  expect(there.images.all.map(({ name }) => name)).to.deep.equal(['registry/busybox', 'registry/app', 'registry/app-2']);
  expect(there.cluster.name).to.equal('prod');
});

test('a text of the lab gets the names of a run; of an image that is not built, only where it is named as one', () => {
  const own = withNames(shop, { image: 'student-1/app' });
  expect(textInNames('docker run shop/web\nimage: redis\nredis-cli', shop, own)).to.equal('docker run student-1/app\nimage: redis\nredis-cli');
  const other = inCluster(shop, { names: {}, client: 'mirror/redis', name: 'town' });
  expect(textInNames('image: redis\nredis-cli', shop, other)).to.equal('image: mirror/redis\nredis-cli');
});
