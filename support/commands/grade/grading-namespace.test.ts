import { test } from 'node:test';
import { expect } from 'chai';
import { loadLab } from '../../lab/load-lab';
import { inLabsNames } from './grading-namespace';

test('a student is told the lab’s own names and ports, not those of the place where the work was run', () => {
  const place = { name: 'labspec-grade-aa-bb', image: 'labspec-grade-aa-bb/helloworld', ports: { 3001: 40123, 3002: 40125 } };
  const told = (text: string): string => inLabsNames(text, loadLab(), place);
  expect(told('docker build -t labspec-grade-aa-bb/helloworld .')).to.equal('docker build -t ubuntu/helloworld .');
  expect(told('kubectl logs hello -n labspec-grade-aa-bb')).to.equal('kubectl logs hello -n default');
  expect(told('There is no pod bb in namespace labspec-grade-aa-bb')).to.equal('There is no pod bb in namespace default');
  expect(told('docker stop labspec-grade-aa-bb; curl http://127.0.0.1:40125')).to.equal('docker stop hello; curl http://127.0.0.1:3002');
  expect(told('exit code 140123')).to.equal('exit code 140123');
});
