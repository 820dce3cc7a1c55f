import { test } from 'node:test';
import { expect } from 'chai';
import { AuthorError } from '../../errors/errors';
import { maySetClock, mustLeaveClock, setsClock } from './clock';

test('what sets a clock is known from what only looks at it', () => {
  for (const line of ['date -s "2020-01-01"', 'sudo date --set=10:00', 'date 010110002031', 'kubectl exec web -- date -s 10:00', 'hwclock -w', 'timedatectl set-time 10:00']) expect(setsClock(line), line).to.equal(true);
  for (const line of ['date', 'date +%s', 'date -d @0', 'hwclock', 'timedatectl', 'echo update -s', 'date -u +%s']) expect(setsClock(line), line).to.equal(false);
});

test('no line sets the clock of the machine; in a Pod, it depends on the Pod', () => {
  expect(() => mustLeaveClock('date -s 10:00')).to.throw(AuthorError, 'clock of the machine');
  expect(() => mustLeaveClock('docker exec web date -s 10:00')).to.throw(AuthorError);
  expect(() => mustLeaveClock('kubectl exec web -- date -s 10:00')).not.to.throw();
});

test('a Pod may set the clock with a capability, or as a privileged one', () => {
  const pod = (securityContext: object): Parameters<typeof maySetClock>[0] => ({ containers: [{ name: 'main', securityContext }] });
  expect(maySetClock(pod({ privileged: true }))).to.equal(true);
  for (const one of ['SYS_TIME', 'CAP_SYS_TIME', 'ALL']) expect(maySetClock(pod({ capabilities: { add: [one] } })), one).to.equal(true);
  expect(maySetClock(pod({ capabilities: { add: ['NET_ADMIN'], drop: ['ALL'] } }))).to.equal(false);
  expect(maySetClock({})).to.equal(false);
});
