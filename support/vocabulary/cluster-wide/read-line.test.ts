import { describe, it } from 'node:test';
import { expect } from 'chai';
import { AuthorError } from '../../errors/errors';
import { readWideLine } from './read-line';

describe('a line for the whole cluster', () => {
  it('prints the objects that it would make', () => {
    expect(readWideLine('kubectl apply -f pv.yaml').prints).to.equal('kubectl create -f pv.yaml --dry-run=client -o yaml --validate=false');
    expect(readWideLine('kubectl create clusterrole reader --verb=get --resource=pods').prints).to.match(/^kubectl create clusterrole reader --verb=get --resource=pods --dry-run=client/);
    expect(readWideLine('kubectl delete -f pv.yaml --ignore-not-found')).to.include({ verb: 'delete', mayBeAbsent: true, prints: 'kubectl create -f pv.yaml --dry-run=client -o yaml --validate=false' });
  });

  it('names what it deletes', () => {
    expect(readWideLine('kubectl delete pv one two')).to.deep.include({ names: [{ word: 'pv', name: 'one' }, { word: 'pv', name: 'two' }], mayBeAbsent: false });
    expect(readWideLine('kubectl delete pv/one clusterrole/two').names).to.deep.equal([{ word: 'pv', name: 'one' }, { word: 'clusterrole', name: 'two' }]);
  });

  for (const line of ['kubectl patch pv one -p {}', 'kubectl delete pv --all', 'kubectl delete pv -l type=local', 'kubectl apply -f pv.yaml; ls', 'kubectl delete pv $NAME', 'kubectl delete pv', 'rm pv.yaml', 'kubectl apply -f - <<EOF\nEOF']) it(`refuses ${line.split('\n')[0] ?? ''}`, () => {
    expect(() => readWideLine(line)).to.throw(AuthorError);
  });

  it('labels nodes', () => {
    expect(readWideLine('kubectl label node one disk=fast size- --overwrite')).to.deep.include({ verb: 'label', names: [{ word: 'node', name: 'one' }], marks: { disk: 'fast', size: undefined } });
    expect(readWideLine('kubectl label node/one disk=').marks).to.deep.equal({ disk: '' });
  });

  for (const line of ['kubectl label pv one disk=fast', 'kubectl label node one', 'kubectl label node disk=fast', 'kubectl label nodes --all disk=fast', 'kubectl label node one -l zone=a disk=fast', 'kubectl label node one kubernetes.io/os=mill', 'kubectl label node one node-role.kubernetes.io/mill=']) it(`refuses ${line}`, () => {
    expect(() => readWideLine(line)).to.throw(AuthorError);
  });
});
