import { describe, test } from 'node:test';
import { expect } from 'chai';
import { withArrowsAsComments, withoutArrows, withRemarkAsComment } from './remarks';

describe('what an author says of a line', () => {
  test('becomes a comment', () => {
    expect(withRemarkAsComment('kubectl drain node-1 // keeps others')).to.equal('kubectl drain node-1 # keeps others');
    expect(withRemarkAsComment('kubectl get ep - where it goes')).to.equal('kubectl get ep # where it goes');
    expect(withRemarkAsComment('helm uninstall crate --> it is gone')).to.equal('helm uninstall crate # it is gone');
    expect(withRemarkAsComment('ping crate → no answer')).to.equal('ping crate # no answer');
    expect(withRemarkAsComment('  or ')).to.equal('  # or ');
    expect(withRemarkAsComment('order crate')).to.equal('order crate');
    expect(withRemarkAsComment('kubectl get deployments OR kubectl get deploy')).to.equal('kubectl get deployments # kubectl get deploy');
    expect(withRemarkAsComment('kubectl get pods rye or oats')).to.equal('kubectl get pods rye or oats');
  });

  test('is no output, behind an arrow or a mark, and below one', () => {
    expect(withoutArrows('CRATES=3   ❌ one is missing\n→ count them again\nBOXES=2  ← all there')).to.equal('CRATES=3\nBOXES=2');
    expect(withoutArrows('✅ packed\n> GET /\nall ✅')).to.equal('✅ packed\n> GET /\nall ✅');
  });

  test('is a comment in YAML', () => {
    expect(withArrowsAsComments('crates: 3    ← all of them\nboxes: 2')).to.equal('crates: 3 #    ← all of them\nboxes: 2');
  });

  test('is not what a program reads, or what quotes hold', () => {
    for (const line of ['kubectl exec crate -- ls', 'kubectl create job crate --image=busybox -- date', 'kubectl apply -f - dir', `kubectl get pods -o jsonpath='{a // b}'`, 'kubectl get pods # a // b', 'jq .a // 1', 'echo a → b', 'grep "a → b" crate.txt', 'kubectl get pods > crates.txt']) expect(withRemarkAsComment(line)).to.equal(line);
  });
});
