import { PickleStepType, type PickleStep } from '@cucumber/messages';
import { expect } from 'chai';
import { describe, it } from 'node:test';
import { changedLater } from './changed-later';

const step = (text: string, argument: Partial<PickleStep> = {}): PickleStep => ({ id: text, text, astNodeIds: [], type: PickleStepType.ACTION, ...argument });
const rows = (...paths: string[]): NonNullable<PickleStep['argument']> => ({ dataTable: { rows: paths.map((path) => ({ cells: [{ value: path }, { value: '1' }] })) } });

describe('What a lab changes of an object later', () => {
  it('nothing of what only others are called by', () => {
    expect(changedLater('web', [step('I run "kubectl scale deployment web-2 --replicas=3"')])).to.deep.equal({ all: false, paths: [], isDeleted: false });
  });

  it('the fields that a scale or an edit names', () => {
    const { all, paths } = changedLater('web', [step('I run "kubectl scale deployment web --replicas=3"'), step('I edit deployment "web" so that', { argument: rows('spec.template.spec.containers[0].image') })]);
    expect(all).to.equal(false);
    expect(paths).to.have.members(['.spec.replicas', '.spec.template.spec.containers.image']);
  });

  it('perhaps everything after a patch', () => {
    expect(changedLater('web', [step('I run "kubectl patch deployment web --patch-file more.yaml"')]).all).to.equal(true);
  });

  it('nothing more after an undo', () => {
    expect(changedLater('web', [step('I run "kubectl rollout undo deployment/web"')]).all).to.equal(false);
  });

  it('whether it is deleted, by its name, a label or a file', () => {
    for (const line of ['kubectl delete pod web', 'kubectl delete pods -l app=web', 'kubectl delete -f web.yaml']) expect(changedLater('web', [step(`I run "${line}"`)]).isDeleted, line).to.equal(true);
    expect(changedLater('web', [step('I run "kubectl delete pod other"')]).isDeleted).to.equal(false);
  });

  it('not what a Then says', () => {
    expect(changedLater('web', [{ ...step('pod "web" is there after a patch'), type: PickleStepType.OUTCOME }]).all).to.equal(false);
  });
});
