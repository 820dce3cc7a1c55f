import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines } from '../../../../test/kit/draft-text';

const service = 'apiVersion: v1\nkind: Service\nmetadata: { name: oven }\nspec: { ports: [{ port: 80 }] }\n';
const drafted = (line: string, script: string): string[] => featureLines(draftText(['# Bakery', ...block(line)], { beside: { 'bake.sh': script, 'oven.yaml': service } }));

describe('a script beside the text', () => {
  test('comes with the files that it names, may run, and makes what its lines make', () => {
    const lines = drafted('./bake.sh', '#!/bin/sh\nset -e\nkubectl apply -f oven.yaml\n');
    expect(lines).to.include.members(['I create the file "bake.sh"', 'I create the file "oven.yaml"', 'I run "chmod +x bake.sh"', 'I run "./bake.sh"', 'service "oven" exists']);
    expect(drafted('bash bake.sh', '#!/bin/sh\nkubectl apply -f oven.yaml\n')).to.include.members(['I run "bash bake.sh"', 'service "oven" exists']).and.not.to.include('I run "chmod +x bake.sh"');
  });

  test('is waited for, also by what gives it the right to run, where it is nowhere', () => {
    const lines = featureLines(draftText(['# Bakery', ...block('chmod +x knead.sh', './knead.sh')]));
    expect(lines.filter((line) => line.includes('knead.sh is to be written in the fixtures'))).to.have.length(2);
  });

  test('is for a person, where one of its lines would be, and lines below wait for what it makes', () => {
    const below = featureLines(draftText(['# Bakery', ...block('./bake.sh', 'kubectl get service oven', "POD=$(kubectl get pods -l app=oven -o jsonpath='{.items[0].metadata.name}')", 'kubectl exec $POD -- ls', 'kubectl get pods')], { beside: { 'bake.sh': '#!/bin/sh\nkind create cluster\nkubectl apply -f oven.yaml\n' } }));
    expect(below.filter((line) => /it needs what line [46] is to do/.test(line))).to.have.length(3);
    expect(below).to.include('I list the pods');
    expect(drafted('./bake.sh', '#!/usr/bin/env bash\nkind create cluster\n').join('\n')).to.match(/TODO line \d+: bake\.sh: kind changes or asks the machine/);
  });

  test('is asked for where nobody has it, and lines below that need more than is known wait for it', () => {
    for (const line of ['./knead.sh', 'bash knead.sh']) expect(drafted(line, ''), line).to.include('# TODO line 4: knead.sh is to be written in the fixtures; then take these steps in');
    expect(featureLines(draftText(['# Bakery', ...block('./knead.sh', 'kubectl describe pod dough')]))).to.include('# TODO line 5: it needs what line 4 is to do; then take these steps in');
    expect(drafted('echo date > knead.sh', '').join()).not.to.include('is to be written');
  });
});
