import { When } from '@cucumber/cucumber';
import { exposePod } from '../support/vocabulary/services/actions';
import type { LabWorld } from '../support/runtime/world';

When('I expose port {int} of pod {string} as service {string}', function (this: LabWorld, port: number, pod: string, service: string) {
  return this.carryOut(exposePod(pod, service, port));
});
