import { Then } from '@cucumber/cucumber';
import { ADDRESS_RULES, EVENT_RULES, RESTART_RULES, TOKEN_RULES } from '../support/vocabulary/pods/fact-rules';
import { expectPod } from '../support/vocabulary/pods/expect-pod';
import * as facts from '../support/vocabulary/pods/pod-description';
import { conditionIsTrue, readyCount, restarts, statusWord } from '../support/platform/kubernetes/pod-facts';
import { isInPodNetwork, isWorker } from '../support/vocabulary/pods/pod-placement';
import type { LabWorld } from '../support/runtime/world';

Then('pod {string} is {word} ready, {string}, with {int} restarts', function (this: LabWorld, pod: string, ready: string, status: string, count: number) {
  return expectPod(this.run, pod, { wrong: `Pod ${pod} is not ready, or was restarted`, cause: 'pod-restarted', rules: RESTART_RULES }, (seen) => listed(readyCount(seen), statusWord(seen), restarts(seen)), listed(ready, status, count));
});

Then('pod {string} has an IP address of the pod network', function (this: LabWorld, pod: string) {
  return expectPod(this.run, pod, { wrong: `Pod ${pod} has no address in the pod network`, cause: 'other-network', rules: ADDRESS_RULES }, (seen) => isInPodNetwork(this.run, seen), 'in the pod network of its node');
});

Then('pod {string} is on a worker node', function (this: LabWorld, pod: string) {
  return expectPod(this.run, pod, { wrong: `Pod ${pod} does not run on a worker node`, cause: 'not-on-a-worker' }, (seen) => isWorker(this.run, seen), 'a worker node');
});

Then('pod {string} has the label {string} with the value {string}', function (this: LabWorld, pod: string, label: string, value: string) {
  return expectPod(this.run, pod, { wrong: `Pod ${pod} does not have the label ${label}=${value}`, cause: 'label-differs' }, (seen) => seen.metadata?.labels?.[label], value);
});

Then('pod {string} has the QoS class {string}, unless it asks for resources', function (this: LabWorld, pod: string, qosClass: string) {
  return expectPod(this.run, pod, { wrong: `Pod ${pod} has the wrong QoS class`, cause: 'other-qos-class' }, (seen) => facts.qosClassUnlessAsked(seen, qosClass), qosClass);
});

Then('pod {string} has the service account {string}', function (this: LabWorld, pod: string, account: string) {
  return expectPod(this.run, pod, { wrong: `Pod ${pod} runs as the wrong service account`, cause: 'other-service-account' }, (seen) => seen.spec?.serviceAccountName, account);
});

Then('the conditions {words} of pod {string} are true', function (this: LabWorld, types: string[], pod: string) {
  return expectPod(this.run, pod, { wrong: `Not all of these conditions of pod ${pod} are true: ${types.join(', ')}`, cause: 'conditions-not-true' }, (seen) => types.filter((type) => conditionIsTrue(seen, type)), types);
});

Then('the token of the service account is mounted read-only into pod {string}', function (this: LabWorld, pod: string) {
  return expectPod(this.run, pod, { wrong: `The token of its service account is not mounted read-only into pod ${pod}`, cause: 'other-token-volume', rules: TOKEN_RULES }, facts.tokenMount, facts.TOKEN_MOUNT);
});

Then('pod {string} tolerates a node that is {words} for {int} seconds', function (this: LabWorld, pod: string, conditions: string[], seconds: number) {
  return expectPod(this.run, pod, { wrong: `Pod ${pod} does not stay for ${seconds} seconds on a node that is ${conditions.join(' or ')}`, cause: 'other-tolerations' }, (seen) => facts.toleratedFor(seen, conditions), conditions.map(() => seconds));
});

Then('pod {string} had the events {words}, in this order', function (this: LabWorld, pod: string, reasons: string[]) {
  return expectPod(this.run, pod, { wrong: `The events of pod ${pod} do not show that it was scheduled and started`, cause: 'other-events', rules: EVENT_RULES }, (seen) => facts.eventReasons(this.run, seen, reasons), reasons);
});

Then('the image of pod {string} was {string}', function (this: LabWorld, pod: string, words: string) {
  return expectPod(this.run, pod, { wrong: `The image of pod ${pod} was not yet on the node when the pod started`, cause: 'image-was-pulled' }, (seen) => facts.pulledMessage(this.run, seen, words), words);
});

Then('the YAML is what the Kubernetes API knows of pod {string}', function (this: LabWorld, pod: string) {
  return expectPod(this.run, pod, { wrong: `The YAML differs from what the Kubernetes API knows about pod ${pod}`, cause: 'yaml-differs' }, (seen) => facts.differences(this.seen.record.stdout, seen), []);
});

/** A pod in words, as kubectl lists it. */
function listed(ready: string, status: string, count: number): string {
  return `${ready} ready, ${status}, ${count} restarts`;
}
