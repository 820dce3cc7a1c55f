import { type DataTable, Then, When } from '@cucumber/cucumber';
import { expectObject } from '../support/vocabulary/objects/await-object';
import * as claims from '../support/vocabulary/objects/claims';
import type { Condition } from '../support/vocabulary/objects/conditions';
import { editObject } from '../support/vocabulary/objects/edit';
import { expectInside, file, variable } from '../support/vocabulary/objects/in-containers';
import * as more from '../support/vocabulary/objects/more-claims';
import type { NamedObject, NamedObjects } from '../support/vocabulary/objects/named-object';
import type { Operator } from '../support/vocabulary/objects/operators';
import type { Subject } from '../support/vocabulary/objects/right-subject';
import { expectRight } from '../support/vocabulary/objects/rights';
import { beingCondition, expectCount, expectOf, havingValue } from '../support/vocabulary/objects/sets';
import type { Time } from '../support/vocabulary/objects/time';
import { recalled } from '../support/vocabulary/shell/values';
import { WITH_DOC_STRING, WITH_TABLE } from '../support/runtime/wrap-step';
import type { LabWorld } from '../support/runtime/world';

When('I edit {object} so that', WITH_TABLE, async function (this: LabWorld, object: NamedObject, table: DataTable) {
  await this.perform(editObject(object, table.raw().map(([path = '', value = '']) => [path, recalled(this.run, value)])));
});

Then('{object} exists{time}', function (this: LabWorld, object: NamedObject, time: Time) {
  return expectObject(this.run, object, claims.exists(object), time);
});

Then('{object} is gone{time}', function (this: LabWorld, object: NamedObject, time: Time) {
  return expectObject(this.run, object, claims.isGone(object), time);
});

Then('{object} is {condition}{time}', function (this: LabWorld, object: NamedObject, condition: Condition, time: Time) {
  return expectObject(this.run, object, claims.is(object, condition), time);
});

Then('{object} is not {condition}{time}', function (this: LabWorld, object: NamedObject, condition: Condition, time: Time) {
  return expectObject(this.run, object, claims.is(object, condition, false), time);
});

Then('{object} has {int} ready replica(s){time}', function (this: LabWorld, object: NamedObject, count: number, time: Time) {
  return expectObject(this.run, object, claims.hasReadyReplicas(object, count), time);
});

Then('{string} of {object} {operator} {string}{time}', function (this: LabWorld, path: string, object: NamedObject, operator: Operator, value: string, time: Time) {
  return expectObject(this.run, object, claims.hasValue(object, path, operator, recalled(this.run, value)), time);
});

Then('{object} matches{time}', WITH_DOC_STRING, function (this: LabWorld, object: NamedObject, time: Time, pattern: string) {
  return expectObject(this.run, object, claims.matches(object, recalled(this.run, pattern)), time);
});

Then('{object} has the label {string}{time}', function (this: LabWorld, object: NamedObject, label: string, time: Time) {
  return expectObject(this.run, object, claims.hasMark(object, 'label', label), time);
});

Then('{object} has the annotation {string}{time}', function (this: LabWorld, object: NamedObject, annotation: string, time: Time) {
  return expectObject(this.run, object, claims.hasMark(object, 'annotation', annotation), time);
});

Then('{object} has the event {string}{time}', function (this: LabWorld, object: NamedObject, reason: string, time: Time) {
  return expectObject(this.run, object, more.hasEvent(this.run, object, reason), time);
});

Then('{object} runs the image {string}{time}', function (this: LabWorld, object: NamedObject, image: string, time: Time) {
  return expectObject(this.run, object, more.runsImage(object, image), time);
});

Then('{object} was restarted {int} time(s){time}', function (this: LabWorld, object: NamedObject, times: number, time: Time) {
  return expectObject(this.run, object, more.wasRestarted(object, times), time);
});

Then('{object} belongs to {object}{time}', function (this: LabWorld, object: NamedObject, owner: NamedObject, time: Time) {
  return expectObject(this.run, object, more.belongsTo(this.run, object, owner), time);
});

Then('{object} has the key {string}{time}', function (this: LabWorld, object: NamedObject, key: string, time: Time) {
  return expectObject(this.run, object, more.hasKey(object, key), time);
});

Then('{object} has the key {string} with the value {string}{time}', function (this: LabWorld, object: NamedObject, key: string, value: string, time: Time) {
  return expectObject(this.run, object, more.hasKey(object, key, recalled(this.run, value)), time);
});

Then('{object} has {int} endpoint(s){time}', function (this: LabWorld, object: NamedObject, count: number, time: Time) {
  return expectObject(this.run, object, more.hasEndpoints(this.run, object, count), time);
});

Then('{object} sees the variable {string} as {string}{time}', function (this: LabWorld, object: NamedObject, name: string, value: string, time: Time) {
  return expectInside(this.run, object, variable(name, recalled(this.run, value)), time);
});

Then('{object} sees the file {string} as {string}{time}', function (this: LabWorld, object: NamedObject, path: string, value: string, time: Time) {
  return expectInside(this.run, object, file(path, recalled(this.run, value)), time);
});

Then('{subject} may {string} {string}{time}', function (this: LabWorld, subject: Subject, verb: string, resource: string, time: Time) {
  return expectRight(this.run, subject, { verb, resource, isAllowed: true }, time);
});

Then('{subject} may not {string} {string}{time}', function (this: LabWorld, subject: Subject, verb: string, resource: string, time: Time) {
  return expectRight(this.run, subject, { verb, resource, isAllowed: false }, time);
});

Then('there is/are {int} {objects}{time}', function (this: LabWorld, count: number, objects: NamedObjects, time: Time) {
  return expectCount(this.run, objects, count, undefined, time);
});

Then('there are no {objects}{time}', function (this: LabWorld, objects: NamedObjects, time: Time) {
  return expectCount(this.run, objects, 0, undefined, time);
});

Then('{int} {objects} are {condition}{time}', function (this: LabWorld, count: number, objects: NamedObjects, condition: Condition, time: Time) {
  return expectCount(this.run, objects, count, beingCondition(condition), time);
});

Then('{quantity} {objects} are {condition}{time}', function (this: LabWorld, quantity: string, objects: NamedObjects, condition: Condition, time: Time) {
  return expectOf(this.run, quantity, objects, beingCondition(condition), time);
});

Then('{quantity} {objects} have {string} that {operator} {string}{time}', function (this: LabWorld, quantity: string, objects: NamedObjects, path: string, operator: Operator, value: string, time: Time) {
  return expectOf(this.run, quantity, objects, havingValue(path, operator, recalled(this.run, value)), time);
});
