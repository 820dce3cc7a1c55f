import { describe, test } from 'node:test';
import { expect } from 'chai';
import type { CommandRecord } from '../../system/command/command-record';
import { apiOutage, diskOutage, engineOutage, lostItsCache } from './outage';

const failed = (stderr: string, exitCode = 1): CommandRecord => ({ commandLine: 'x', cwd: '/', exitCode, outcome: 'exited', seconds: 0, stdout: '', stderr, output: stderr });
const causeOf = (stderr: string): string | undefined => (engineOutage(failed(stderr)) ?? apiOutage(failed(stderr)))?.problem.cause;

describe('a command that nobody answered', () => {
  test('is the environment’s fault, as docker and kubectl tell it', () => {
    for (const said of ['Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?\n', 'error during connect: Post "http://docker/v1.41/build": EOF', 'unexpected EOF\n', "docker: Cannot connect to the Docker daemon at unix:///x. Is the docker daemon running?.\nSee 'docker run --help'.\n", "docker: Cannot connect to the Docker daemon at unix:///x. Is the docker daemon running?\n\nRun 'docker run --help' for more information\n", "docker: error during connect: Post: EOF.\nSee 'docker run --help'.\n", 'read unix @->/run/docker.sock: connection reset by peer']) expect(causeOf(said), said).to.equal('engine-not-answering');
    for (const said of [
      'The connection to the server 127.0.0.1:39441 was refused - did you specify the right host or port?',
      'E1125 12:00:00.1 1 memcache.go:265] "Unhandled Error"\nUnable to connect to the server: net/http: TLS handshake timeout\n',
      'Error from server: error dialing backend: dial tcp 172.18.0.3:10250: connect: connection refused',
      'Error from server (ServiceUnavailable): the server is currently unable to handle the request',
      'error: http2: client connection lost',
    ]) expect(causeOf(said), said).to.equal('api-not-answering');
  });

  test('as are credentials that are refused, and rules by which a cluster admits no such Pod: each with a next step of its own', () => {
    for (const said of ['error: You must be logged in to the server (Unauthorized)', 'error: You must be logged in to the server (the server has asked for the client to provide credentials)', 'Error from server (Unauthorized): Unauthorized']) expect(causeOf(said), said).to.equal('credentials-refused');
    for (const said of ['Error from server (Forbidden): error when creating "pod.yaml": pods "hello" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false', 'Error from server (Forbidden): pods "bb" is forbidden: failed quota: small: must specify cpu for: bb; memory for: bb', 'Error from server: admission webhook "policy.example.org" denied the request: no']) expect(causeOf(said), said).to.equal('not-admitted');
  });

  test('as is how docker is set up: where its own variables ask for what there is not', () => {
    const platform = 'docker: Error response from daemon: image with reference x was found but its platform (linux/amd64) does not match the specified platform (linux/arm64)';
    expect(causeOf('ERROR: BuildKit is enabled but the buildx component is missing or broken.\n       Install the buildx component to build images with BuildKit:\n       https://docs.docker.com/go/buildx/')).to.equal('no-builder');
    expect(causeOf(platform), 'a Dockerfile may ask for it').to.equal(undefined);
    process.env['DOCKER_DEFAULT_PLATFORM'] = 'linux/arm64';
    try {
      expect(causeOf(platform)).to.equal('other-platform');
    } finally {
      delete process.env['DOCKER_DEFAULT_PLATFORM'];
    }
  });

  test('as is a full disk', () => {
    expect(causeOf('Error processing tar file(exit status 1): write /x: no space left on device')).to.equal('disk-full');
  });

  test('as is one that a program of a build has met, where such programs are trusted', () => {
    const met = { ...failed("The command '/bin/sh -c apt-get update' returned a non-zero code: 100"), output: 'Reading package lists...\nE: Write error - write (28: No space left on device)\nE: IO Error saving source cache\n' };
    expect(diskOutage(met)?.problem).to.include({ cause: 'disk-full', seen: 'E: Write error - write (28: No space left on device)' });
    expect(engineOutage(met)).to.equal(undefined);
    expect(diskOutage({ ...met, exitCode: 0 })).to.equal(undefined);
  });

  test('as is a registry that has to be asked for an image, and what is told names both', () => {
    for (const why of ['dial tcp: lookup registry-1.docker.io on 10.0.0.1:53: no such host', 'dial tcp 1.2.3.4:443: i/o timeout', 'net/http: TLS handshake timeout', 'net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)', 'EOF', 'read tcp 1.2.3.4:5->1.2.3.4:443: read: connection reset by peer', 'tls: failed to verify certificate: x509: certificate signed by unknown authority']) {
      const said = `Get "https://registry-1.docker.io/v2/": ${why}`;
      for (const [stderr, output, image] of [
        [said, 'Step 1/8 : FROM node:20-slim\n', 'node:20-slim'],
        [`Unable to find image 'busybox:latest' locally\ndocker: Error response from daemon: ${said}\n\nRun 'docker run --help' for more information\n`, undefined, 'busybox:latest'],
        [`ERROR: failed to solve: node:20-slim: failed to resolve source metadata for docker.io/library/node:20-slim: failed to do request: Head "https://registry-1.docker.io/v2/library/node/manifests/20-slim": ${why}`, undefined, 'node:20-slim'],
      ] as const) {
        const trouble = engineOutage({ ...failed(stderr), output: output ?? stderr })?.problem;
        expect(trouble, stderr).to.include({ cause: 'registry-not-answering', subject: image });
        expect(trouble?.reason).to.contain('registry-1.docker.io');
      }
    }
    expect(causeOf('toomanyrequests: You have reached your pull rate limit.')).to.equal('registry-not-answering');
    expect(causeOf('Error response from daemon: received unexpected HTTP status: 503 Service Unavailable')).to.equal('registry-not-answering');
  });

  test('is not what a registry answers of an image that it does not have', () => {
    for (const said of ['pull access denied for nodee, repository does not exist or may require \'docker login\': denied: requested access to the resource is denied', 'manifest for node:99-slim not found: manifest unknown: manifest unknown', 'Error response from daemon: Get "https://ghcr.io/v2/": denied: denied']) expect(causeOf(said), said).to.equal(undefined);
  });

  test('is not what the program itself refuses, nor what a program that it runs has printed', () => {
    for (const said of ['Error from server (NotFound): pods "hello" not found', 'error: unable to upgrade connection: container not found ("bb")', "wget: can't connect to remote host (10.244.1.2): Connection refused\ncommand terminated with exit code 1", 'unexpected EOF\nThe command \'/bin/sh -c false\' returned a non-zero code: 1']) expect(causeOf(said), said).to.equal(undefined);
    expect(engineOutage(failed('unexpected EOF', 0))).to.equal(undefined);
  });
});

test('a layer that was removed while a build took it from the cache is no fault of the build', () => {
  const said = 'DEPRECATED: The legacy builder is deprecated.\n\nfailed to export image: failed to set parent sha256:1bce29ee: unknown parent image ID sha256:1bce29ee\n';
  expect(lostItsCache(failed(said))).to.equal(true);
  expect(lostItsCache(failed('failed to export image: no space left on device'))).to.equal(false);
  // What a program of the build prints is not docker's last word.
  expect(lostItsCache(failed(`${said}The command '/bin/sh -c npm install' returned a non-zero code: 1`))).to.equal(false);
});
