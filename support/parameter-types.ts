import { defineParameterType } from '@cucumber/cucumber';
import { asWords, WORDS } from './lab/named';
import type { LabWorld } from './runtime/world';
import { CONDITION_PATTERN } from './vocabulary/objects/conditions';
import { OBJECT_PATTERN, OBJECTS_PATTERN, objectOf, objectsOf } from './vocabulary/objects/named-object';
import { OPERATOR_PATTERN } from './vocabulary/objects/operators';
import { SUBJECT_PATTERN, subjectOf } from './vocabulary/objects/right-subject';
import { QUANTITY_PATTERN } from './vocabulary/objects/sets';
import { DEADLINE_PATTERN, deadlineOf, TIME_PATTERN, timeOf } from './vocabulary/objects/time';
import { recalled } from './vocabulary/shell/values';

/** `"a"`, `"a" and "b"`, `"a", "b" and "c"` -> the words in a list. */
defineParameterType({
  name: 'words',
  regexp: /"[^"]*"(?:, "[^"]*")*(?: and "[^"]*")?/,
  transformer: (text: string) => [...text.matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? ''),
  useForSnippets: false,
});

/** Things that lab.yaml names by the features' own words. */
// A feature may also say: there is no server pod.
for (const [name, regexp] of [['image', WORDS.image], ['container', WORDS.container], ['pod', WORDS.pod.replace('the ', '(?:the )?')]] as const) {
  defineParameterType({ name, regexp: new RegExp(regexp), transformer: asWords, useForSnippets: false });
}

/** A port of this machine. A run may use another port in its place where several people's work shares one machine. */
defineParameterType({
  name: 'port',
  regexp: /\d+/,
  transformer(this: LabWorld, text: string) {
    return this.run.hostPort(Number(text));
  },
  useForSnippets: false,
});

/** Objects of any kind: `deployment "web"`, `pods with label "app=web"`. Their names may be remembered ones: `pod "$name"`. */
defineParameterType({
  name: 'object',
  regexp: OBJECT_PATTERN,
  transformer(this: LabWorld, text: string) {
    return objectOf(recalled(this.run, text));
  },
  useForSnippets: false,
});
/** Who may do something: `service account "reader"`, `user "jane"`, `group "developers"`. */
defineParameterType({
  name: 'subject',
  regexp: SUBJECT_PATTERN,
  transformer(this: LabWorld, text: string) {
    return subjectOf(recalled(this.run, text));
  },
  useForSnippets: false,
});
defineParameterType({ name: 'objects', regexp: OBJECTS_PATTERN, transformer: objectsOf, useForSnippets: false });
defineParameterType({ name: 'condition', regexp: CONDITION_PATTERN, transformer: (text: string) => text, useForSnippets: false });
defineParameterType({ name: 'operator', regexp: OPERATOR_PATTERN, transformer: (text: string) => text, useForSnippets: false });
defineParameterType({ name: 'quantity', regexp: QUANTITY_PATTERN, transformer: (text: string) => text, useForSnippets: false });
/** Of what is looked at again until it shows it. */
defineParameterType({ name: 'deadline', regexp: DEADLINE_PATTERN, transformer: deadlineOf, useForSnippets: false });
defineParameterType({ name: 'time', regexp: TIME_PATTERN, transformer: timeOf, useForSnippets: false });
