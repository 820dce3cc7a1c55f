import { describe, test } from 'node:test';
import { expect } from 'chai';
import { COMMANDS, hasOption, meantCommand, meantOption } from './kubectl-options';

describe('the options of kubectl', () => {
  test('are those of the command, and those of all commands', () => {
    expect(hasOption(['get', 'pods'], 'sort-by')).to.equal(true);
    expect(hasOption(['get', 'pods'], 'namespace')).to.equal(true);
    expect(hasOption(['get', 'pods'], 'replicas')).to.equal(false);
    expect(hasOption(['create', 'deployment', 'web'], 'replicas')).to.equal(true);
    expect(hasOption(['create', 'deployment', 'web'], 'path-type')).to.equal(false);
    expect(hasOption(['create', 'secret', 'generic', 'till'], 'from-literal')).to.equal(true);
    expect(hasOption(['create', 'svc', 'nodeport', 'web'], 'node-port')).to.equal(true);
  });

  test('of a command that is not known, nothing is said against any', () => {
    expect(hasOption(['krew'], 'whatever')).to.equal(true);
  });

  test('one that kubectl takes without listing it is one', () => {
    expect(hasOption(['scale'], 'record')).to.equal(true);
    expect(hasOption(['autoscale'], 'cpu-percent')).to.equal(true);
  });

  test('a letter or a hyphen wrong leaves no doubt what is meant', () => {
    expect(meantOption(['autoscale'], 'cpu-precent')).to.equal('cpu-percent');
    expect(meantOption(['scale'], 'replica')).to.equal('replicas');
    expect(meantOption(['get'], 'all-namespace')).to.equal('all-namespaces');
    expect(meantOption(['expose'], 'targetport')).to.equal('target-port');
    expect(meantOption(['create', 'ingress'], 'path-type')).to.equal(undefined);
  });

  test('a command with a letter wrong is the one that is meant, and another one is of a plugin', () => {
    expect(COMMANDS).to.include.members(['get', 'rollout', 'auth', 'certificate']).and.not.to.include('tree');
    expect(meantCommand('descirbe')).to.equal('describe');
    expect(meantCommand('aply')).to.equal('apply');
    expect(meantCommand('tree')).to.equal(undefined);
    expect(meantCommand('apply')).to.equal(undefined);
  });
});
