import { Given } from '@cucumber/cucumber';
import { clusterIsUp } from '../support/vocabulary/cluster/states';
import type { LabWorld } from '../support/runtime/world';

Given('the cluster is up', function (this: LabWorld) {
  return this.ensure(clusterIsUp);
});
