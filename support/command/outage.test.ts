import { describe, test } from 'node:test';
import { expect } from 'chai';
import type { CommandRecord } from './command-record';
import { apiOutage, engineOutage } from './outage';

const failed = (stderr: string, exitCode = 1): CommandRecord => ({ commandLine: 'x', cwd: '/', exitCode, outcome: 'exited', seconds: 0, stdout: '', stderr, output: stderr });
const causeOf = (stderr: string): string | undefined => (engineOutage(failed(stderr)) ?? apiOutage(failed(stderr)))?.trouble.cause;

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

  test('as is a full disk', () => {
    expect(causeOf('Error processing tar file(exit status 1): write /x: no space left on device')).to.equal('disk-full');
  });

  test('is not what the program itself refuses, nor what a program that it runs has printed', () => {
    for (const said of ['Error from server (NotFound): pods "hello" not found', 'error: unable to upgrade connection: container not found ("bb")', "wget: can't connect to remote host (10.244.1.2): Connection refused\ncommand terminated with exit code 1", 'unexpected EOF\nThe command \'/bin/sh -c false\' returned a non-zero code: 1']) expect(causeOf(said), said).to.equal(undefined);
    expect(engineOutage(failed('unexpected EOF', 0))).to.equal(undefined);
  });
});
