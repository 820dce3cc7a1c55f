import { When } from '@cucumber/cucumber';
import { readLog } from '../support/vocabulary/pods/observations';
import type { LabWorld } from '../support/runtime/world';

When('I read the log of pod {string}', async function (this: LabWorld, pod: string) {
  await this.observe(readLog(this, pod));
});

When('I read the log of pod {string} with {string}', async function (this: LabWorld, pod: string, options: string) {
  await this.observe(readLog(this, pod, options));
});
