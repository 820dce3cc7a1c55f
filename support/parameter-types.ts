import { defineParameterType } from '@cucumber/cucumber';
import { asWords } from './lab/named';
import type { LabWorld } from './runtime/world';

/** `"a"`, `"a" and "b"`, `"a", "b" and "c"` -> the words in a list. */
defineParameterType({
  name: 'words',
  regexp: /"[^"]*"(?:, "[^"]*")*(?: and "[^"]*")?/,
  transformer: (text: string) => [...text.matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? ''),
  useForSnippets: false,
});

/** Things that lab.yaml names by the features' own words. */
for (const [name, regexp] of [['image', /the (?:[\w-]+ )?image(?: of the [\w-]+ pod)?/], ['container', /the (?:[\w-]+ )?container/], ['pod', /(?:the )?[\w-]+ pod/]] as const) {
  defineParameterType({ name, regexp, transformer: asWords, useForSnippets: false });
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
