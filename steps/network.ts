import { Then } from '@cucumber/cucumber';
import { expectReach } from '../support/vocabulary/network/reach';
import type { NamedObject } from '../support/vocabulary/objects/named-object';
import type { Time } from '../support/vocabulary/objects/time';
import { recalled } from '../support/vocabulary/shell/values';
import type { LabWorld } from '../support/runtime/world';

Then('{object} reaches {string}{time}', function (this: LabWorld, object: NamedObject, address: string, time: Time) {
  return expectReach(this.run, object, recalled(this.run, address), true, time);
});

Then('{object} does not reach {string}{time}', function (this: LabWorld, object: NamedObject, address: string, time: Time) {
  return expectReach(this.run, object, recalled(this.run, address), false, time);
});
