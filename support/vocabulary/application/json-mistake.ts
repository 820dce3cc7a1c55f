import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser';

interface Place {
  text: string;
  /** Where the parser stops. */
  offset: number;
  code: string;
}

interface JsonMistake {
  /** After "package.json is not valid JSON". */
  wrong: string;
  next: string;
  /** From 1. */
  line: number;
}

/** What is wrong where a text stops being JSON, and what makes it right; undefined if that cannot be said. */
export function jsonMistake(text: string): JsonMistake | undefined {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  return first && whatIsWrong({ text, offset: first.offset, code: printParseErrorCode(first.error) });
}

function whatIsWrong(place: Place): JsonMistake | undefined {
  const { text, offset, code } = place;
  const here = lineAt(text, offset);
  // What is missing belongs to the end of what comes before it.
  const before = lineAt(text, text.slice(0, offset).trimEnd().length);
  const told = (line: number, wrong: string, next: string): JsonMistake => ({ line, wrong, next });
  const sign = text[offset] ?? '';
  if (/,\s*$/.test(text.slice(0, offset)) && /[}\]]/.test(sign)) return told(before, `nothing follows the comma at the end of line ${before}`, `remove the comma at the end of line ${before}`);
  if (/["“”„«»'‘’]/.test(sign) && sign !== '"') return told(here, `line ${here} has ${sign} instead of "`, `write " instead of ${sign} in line ${here}`);
  if (code === 'InvalidCommentToken') return told(here, `line ${here} has a comment, which JSON does not allow`, `remove the comment from line ${here}`);
  if (code === 'CommaExpected') return told(before, `a comma is missing at the end of line ${before}`, `write a comma at the end of line ${before}`);
  if (code === 'ColonExpected') return told(here, `line ${here} has no : between the name and its value`, `write a : after the name in line ${here}`);
  if (code === 'UnexpectedEndOfString') return told(here, `a quote is missing in line ${here}`, `write the missing " in line ${here}`);
  if (code === 'CloseBraceExpected') return told(before, 'a } is missing at its end', 'write } at its end');
  if (code === 'InvalidSymbol' && /[\w$]/.test(sign)) return told(here, `a word in line ${here} has no quotes`, 'write it in "double quotes"');
  return undefined;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
