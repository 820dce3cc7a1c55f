import { test } from 'node:test';
import { expect } from 'chai';
import { OwnNames } from './own-names';

test('images and containers that lines name have names of the run’s own, and no other word changes', () => {
  const names = new OwnNames('labspec-grade-1');
  expect(names.own('docker build -t web:v1 .')).to.equal('docker build -t labspec-grade-1/web:v1 .');
  expect(names.own('docker run -d --name=shop -p 8080:80 web:v1 --title web-shop')).to.equal('docker run -d --name=labspec-grade-1-shop -p 8080:80 labspec-grade-1/web:v1 --title web-shop');
  expect(names.own('docker stop shop && docker run --rm busybox cat /web')).to.equal('docker stop labspec-grade-1-shop && docker run --rm busybox cat /web');
});

test('what they print has the names of the lines', () => {
  const names = new OwnNames('labspec-grade-1');
  names.own('docker build --tag shop/web .');
  const record = { commandLine: '', cwd: '/', exitCode: 0, outcome: 'exited', seconds: 0, stdout: 'Successfully tagged labspec-grade-1/shop/web:latest', stderr: '', output: '' } as const;
  expect(names.hidden(record).stdout).to.equal('Successfully tagged shop/web:latest');
});
