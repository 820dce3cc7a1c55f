import { test } from 'node:test';
import { expect } from 'chai';
import { lintValues } from './lint-values';

const step = (text: string, typed?: string, isThen = false) => ({ text, line: 4, isThen, definitions: 1, things: [], typed });
const found = (...steps: ReturnType<typeof step>[]) => lintValues([{ file: 'one.feature', line: 3, name: 'One', task: 1, isScene: false, steps }]).map(({ reason }) => reason);

test('a value that nothing gives is found, in lines and in Thens', () => {
  expect(found(step('I run "x"', 'curl http://$adress'))).to.deep.equal(['Nothing in the lab gives $adress a value']);
  expect(found(step('its only line is "$ip"', undefined, true))).to.deep.equal(['Nothing in the lab gives $ip a value']);
});

test('values that lines assign, that are remembered, or that the shell leaves alone, are known', () => {
  expect(found(step('I remember the output as "ip"'), step('its only line is "$ip"', undefined, true))).to.deep.equal([]);
  expect(found(step('', 'x=1; export y=2; read -r z; for name in a b; do echo $x $y $z $name $HOME $1 $?; done'))).to.deep.equal([]);
  expect(found(step('', "awk '{print $NF}'"), step('', "cat <<'EOF'\n$kept\nEOF"), step('I see "costs $5"', undefined, true))).to.deep.equal([]);
});
