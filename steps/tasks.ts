import { Given } from '@cucumber/cucumber';
import { taskDone } from '../support/vocabulary/tasks/states';
import type { LabWorld } from '../support/runtime/world';

Given('task {int} is done', function (this: LabWorld, id: number) {
  return this.ensure(taskDone(String(id)));
});
