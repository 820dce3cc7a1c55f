import { defineParameterType } from '@cucumber/cucumber';

/** `"a"`, `"a" and "b"`, `"a", "b" and "c"` -> the words in a list. */
defineParameterType({
  name: 'words',
  regexp: /"[^"]*"(?:, "[^"]*")*(?: and "[^"]*")?/,
  transformer: (text: string) => [...text.matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? ''),
  useForSnippets: false,
});
