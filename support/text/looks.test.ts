import { describe, test } from 'node:test';
import { expect } from 'chai';
import { kindOfBlock } from './kind-of-block';
import type { Command, Part } from './lab-text';
import { looksLikeCommand, looksLikeOutput } from './looks';
import { promptOf } from './prompts';

const code = (text: string, language = 'bash'): Part => ({ type: 'code', language, text, line: 3, endLine: 9, path: 'lab.md' });
const prose = (text: string): Part => ({ type: 'prose', text, codes: [], line: 1, endLine: 1, path: 'lab.md' }) as unknown as Part;

describe('a line', () => {
  test('of a formula, or of another language, is not typed', () => {
    for (const line of ['(sum_of_requests{shop="till"}) / 1024', 'wanted = ceil[have * (seen / asked)]', '(clerk, till) <- open shop']) expect(looksLikeCommand(line, true), line).to.equal(false);
    for (const line of ['(cd shop && kubectl apply -f till.yaml)', 'TOTAL=$((2 * 3))', '(kubectl get pods; sleep 1) | cat']) expect(looksLikeCommand(line, true), line).to.equal(true);
  });

  test('that says something of a command is not typed', () => {
    expect(looksLikeCommand('timeout or connection refused', true)).to.equal(false);
    expect(looksLikeCommand('timeout 5 curl till', true)).to.equal(true);
    expect(looksLikeCommand('kubectl run --till=big is DEPRECATED and will be removed. Use kubectl create instead.', true)).to.equal(false);
    expect(looksLikeCommand('kubectl annotate pod till note="it is deprecated"', true)).to.equal(true);
  });
});

test('a file is no command, a script is', () => {
  for (const [line, is] of [['~/shop/till.yaml', false], ['./till.json', false], ['./till.sh', true]] as const) expect(looksLikeCommand(line, true), line).to.equal(is);
});

test('a version of a program, and a line of another language, are no commands', () => {
  const kind = (text: string): string => kindOfBlock([prose('It goes on:'), code(text)], 1, { text: 'till --version', line: 1 }).kind;
  for (const text of ['till 1.20.3', 'till v1.20.3_4-rc1', 'drawer {\n  width: 3em;\n}']) expect(kind(text), text).to.equal('output');
  for (const text of ['sleep 0.5', 'nslookup 10.96.0.10', 'till --width 3', 'echo ${TILL}', "awk '{ print }' till.txt"]) expect(kind(text), text).to.equal('commands');
});

describe('a script', () => {
  const script = '#!/bin/sh\n\necho "$TILL"\nkubectl get pods';
  const kind = (above: string, typed?: Command): string => kindOfBlock([prose(above), code(script)], 1, typed).kind;

  test('is a file where the text names it', () => {
    expect(kind('Write a script `count.sh` with this content:')).to.equal('file');
  });

  test('is typed where nothing names it, and read where the line before shows it', () => {
    expect(kind('Then do this:')).to.equal('commands');
    expect(kind('`count.sh` has this in it:', { text: 'cat count.sh', line: 1 })).not.to.equal('file');
  });
});

describe('a program in another language', () => {
  const kind = (text: string, said = 'It goes on:'): string => kindOfBlock([prose(said), code(text)], 1, undefined).kind;

  test('is not typed, and is a file where the text names one', () => {
    const program = 'from tills import Till\n\ntill = Till()\nfor coin in till.coins:\n    print(coin)';
    expect(kind(program)).to.equal('other');
    expect(kind(program, 'Write this to `count.py`:')).to.equal('file');
  });

  test('has lines that no shell reads', () => {
    for (const line of ['for coin in till.coins:', 'if coin == 1:', 'till = Till(', 'till=tills.Till(']) expect(looksLikeCommand(line, true), line).to.equal(false);
    for (const line of ['for coin in 1 2; do', 'if [ -f till ]; then', 'coins=(1 2)', 'coin=$(date)', 'while true; do']) expect(looksLikeCommand(line, true), line).to.equal(true);
  });

  test('is not what the head of a table of percentages begins', () => {
    expect(promptOf('  % Total    % Received % Xferd  Average Speed', true)).to.equal(undefined);
    expect(promptOf('% kubectl get pods', true)?.text).to.equal('kubectl get pods');
  });
});

test('what programs print of objects, files and ports is not typed', () => {
  for (const line of ['deployments "till"', 'deployment "till" successfully rolled out', 'pod "till" deleted', 'total 136', 'total 12K', 'coins.example (10.1.2.3:80) open', 'connect to [::ffff:10.1.2.3]:8888 from [::ffff:10.1.2.4]:40439 ([::ffff:10.1.2.4]:40439)']) expect(looksLikeOutput(line), line).to.equal(line !== 'total 4.0K');
  for (const line of ['kubectl get rs # see that a new one has been created', 'kubectl get pods # till/shop deleted', 'echo "till"', 'service "$NAME" status', 'total=$(wc -l < till.txt)', '(cd till && ls)', 'nc -zv till 80']) expect(looksLikeOutput(line), line).to.equal(false);
});

describe('a plain block', () => {
  const kind = (text: string, said = 'So it is:', typed?: Command): string => kindOfBlock([prose(said), code(text, 'text')], 1, typed).kind;

  test('with names of images and objects has nothing that is typed', () => {
    for (const text of ['Shop\n\nnginx\nnginx\n\n❌ which one?', 'nginx', 'mysql', 'bread\nnode\ntest']) expect(kind(text), text).not.to.equal('commands');
    for (const text of ['exit', 'kubectl exec -it till -- sh\ntop', 'docker run -it python\npython', 'ls', 'env', 'ip address show', 'ip a']) expect(kind(text), text).to.equal('commands');
    expect(kindOfBlock([prose('So it is:'), code('nginx', 'bash')], 1, undefined).kind).to.equal('commands');
  });

  test('of paths side by side, or of files that the text announces, is printed', () => {
    expect(kind('/srv/till /srv/shop')).to.equal('output');
    expect(kind('./till\n./shop/till', 'The output is:', { text: 'find .', line: 1 })).to.equal('output');
    for (const text of ['/usr/bin/env /srv/till', './till.sh', '/srv/open.sh /srv/till']) expect(kind(text), text).to.equal('commands');
  });

  test('with arrows below a command is a drawing of what happens', () => {
    for (const text of ['kubectl apply\n   │\n   ▼\nAPI Server', 'kubectl get pods\n↓\nThe API Server answers\n↓\nkubectl prints']) expect(kind(text), text).to.equal('other');
    for (const text of ['kubectl get pods\n↓\nkubectl get nodes', 'tree\n.\n│\n└── till']) expect(kind(text), text).to.equal('commands');
  });

  test('with a remark in brackets is not typed, and with a subshell it is', () => {
    expect(kind('(no waiting!)')).not.to.equal('commands');
    for (const text of ['(kubectl get pods; ls)', '(till && shop)', '(cd till)']) expect(kind(text), text).to.equal('commands');
  });

  test('with several levels of keys is a part of a manifest, and with a sentence below it is not', () => {
    const part = 'volumes:\n- name: till\n  emptyDir:\n    medium: Memory';
    expect(kind(part)).to.equal('fragment');
    expect(kind(`${part}\n\nWe have removed the other value here`)).to.equal('output');
  });
});

test('a block that names keys, or explains words, is not printed', () => {
  const read = (text: string): string => kindOfBlock([prose('Look.'), code(text, 'text')], 1, undefined).kind;
  for (const text of ['Ctrl + C', 'Control+C', 'Open:\nThe shop lets its guests in.\n\nClosed:\nThe shop waits for the next day.']) expect(read(text), text).to.equal('other');
  for (const text of ['Server:\n Version: 1.2', 'Address: 10.0.0.1', 'Hello, the shop is open.']) expect(read(text), text).to.equal('output');
});

test('sentences, and what stands below a file, are not printed unless the text says so', () => {
  const below = (sentence: string, text: string): string => kindOfBlock([code('data:\n  a: b', 'yaml'), prose(sentence), code(text, 'text')], 2, undefined).kind;
  expect(below('Becomes:', '/etc/till/a\n/etc/till/b')).to.equal('other');
  expect(below('You will see:', '/etc/till/a\n/etc/till/b')).to.equal('output');
  const read = (text: string): string => kindOfBlock([prose('In the evening.'), code(text, 'text')], 1, undefined).kind;
  expect(read('Use small coins for the till.\nCount them every evening before you close.')).to.equal('other');
  expect(read('Counted 3 coins.')).to.equal('output');
});

test('kubectl with letters in another order is typed', () => {
  for (const line of ['kubeclt apply -f till.yaml', 'kubctl get pods', 'kubetl describe pod till']) expect(looksLikeCommand(line, false), line).to.equal(true);
  for (const line of ['cubicle get some', 'kubernetes get ready']) expect(looksLikeCommand(line, false), line).to.equal(false);
});
