import { kindWord } from '../../../../vocabulary/lines/targets';
import type { SpecStep } from '../../../specification/step';

/** What a Then says of an object: `deployment "web"`, and the rest of the sentence. */
export interface Said {
  step: SpecStep;
  path: string | undefined;
  kind: string;
  name: string;
  rest: string;
}

export function saidBy(step: SpecStep): Said | undefined {
  const [, path, word, name, rest = ''] = /^(?:"([^"]+)" of )?([a-z]+(?: [a-z]+){0,2}) "([^"$]+)"(?: in namespace "[^"]+")? (.*)$/.exec(step.text) ?? [];
  return word === undefined || name === undefined ? undefined : { step, path, kind: kindWord(word.replaceAll(' ', '')), name, rest };
}
