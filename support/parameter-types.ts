import { defineParameterType } from '@cucumber/cucumber';
import { asWords, WORDS } from './lab/named';
import type { LabWorld } from './runtime/world';

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
