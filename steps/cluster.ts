import { Given } from '@cucumber/cucumber';
import { clusterIsUp } from '../support/states/engine';
import type { LabWorld } from '../support/world';

Given('the cluster is up', function (this: LabWorld) {
  return this.ensure(clusterIsUp);
});
