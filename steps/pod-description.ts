import { Then } from '@cucumber/cucumber';
import { expectPod } from '../support/kube/expect-pod';
import * as facts from '../support/kube/pod-description';
import { conditionIsTrue, readyCount, restarts, statusWord } from '../support/kube/pod-facts';
import { isInPodNetwork, isWorker } from '../support/kube/pod-placement';
import type { LabWorld } from '../support/world';

Then('pod {string} is {word} ready, {string}, with {int} restarts', function (this: LabWorld, pod: string, ready: string, status: string, count: number) {
  return expectPod(this.run, pod, { name: 'READY, STATUS or RESTARTS', cause: 'pod-restarted' }, (seen) => [readyCount(seen), statusWord(seen), restarts(seen)], [ready, status, count]);
});

Then('pod {string} has an IP address of the pod network', function (this: LabWorld, pod: string) {
  return expectPod(this.run, pod, { name: 'address', cause: 'other-network' }, (seen) => isInPodNetwork(this.run, seen), 'in the pod network of its node');
});

Then('pod {string} is on a worker node', function (this: LabWorld, pod: string) {
  return expectPod(this.run, pod, { name: 'node', cause: 'not-on-a-worker' }, (seen) => isWorker(this.run, seen), 'a worker node');
});

Then('pod {string} has the label {string} with the value {string}', function (this: LabWorld, pod: string, label: string, value: string) {
  return expectPod(this.run, pod, { name: `label ${label}`, cause: 'label-differs' }, (seen) => seen.metadata?.labels?.[label], value);
});

Then('pod {string} has the QoS class {string}, unless it asks for resources', function (this: LabWorld, pod: string, qosClass: string) {
  return expectPod(this.run, pod, { name: 'QoS class', cause: 'other-qos-class' }, (seen) => facts.qosClassUnlessAsked(seen, qosClass), qosClass);
});

Then('pod {string} has the service account {string}', function (this: LabWorld, pod: string, account: string) {
  return expectPod(this.run, pod, { name: 'service account', cause: 'other-service-account' }, (seen) => seen.spec?.serviceAccountName, account);
});

Then('the conditions {words} of pod {string} are true', function (this: LabWorld, types: string[], pod: string) {
  return expectPod(this.run, pod, { name: 'conditions', cause: 'conditions-not-true' }, (seen) => types.filter((type) => conditionIsTrue(seen, type)), types);
});

Then('the token of the service account is mounted read-only into pod {string}', function (this: LabWorld, pod: string) {
  return expectPod(this.run, pod, { name: 'token volume', cause: 'other-token-volume' }, facts.tokenMount, facts.TOKEN_MOUNT);
});

Then('pod {string} tolerates a node that is {words} for {int} seconds', function (this: LabWorld, pod: string, conditions: string[], seconds: number) {
  return expectPod(this.run, pod, { name: 'tolerations', cause: 'other-tolerations' }, (seen) => facts.toleratedFor(seen, conditions), conditions.map(() => seconds));
});

Then('pod {string} had the events {words}, in this order', function (this: LabWorld, pod: string, reasons: string[]) {
  return expectPod(this.run, pod, { name: 'events', cause: 'other-events' }, (seen) => facts.eventReasons(this.run, seen, reasons), reasons);
});

Then('the image of pod {string} was {string}', function (this: LabWorld, pod: string, words: string) {
  return expectPod(this.run, pod, { name: 'Pulled event', cause: 'image-was-pulled' }, (seen) => facts.pulledMessage(this.run, seen, words), words);
});

Then('the YAML is what the Kubernetes API knows of pod {string}', function (this: LabWorld, pod: string) {
  return expectPod(this.run, pod, { name: 'YAML', cause: 'yaml-differs' }, (seen) => facts.differences(this.seen.record.stdout, seen), []);
});
