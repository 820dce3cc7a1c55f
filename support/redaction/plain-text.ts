import { stripVTControlCharacters } from 'node:util';

// eslint-disable-next-line no-control-regex -- the pattern searches for them
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;

/** Characters that reverse the direction of text: people would read it in another order. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

/** Shows such characters by their numbers, so that they have no effect. */
export function unturned(text: string): string {
  return text.replace(TURNING, (sign) => String.raw`\u{${sign.codePointAt(0)?.toString(16) ?? ''}}`);
}

/** A program's output as plain text: without cursor movements, colours, titles, reversed text, and characters that XML cannot contain. */
export function plainText(text: string): string {
  // This replaces half characters, which appear where an output was cut.
  const whole = Buffer.from(text).toString('utf8');
  return unturned(stripVTControlCharacters(whole).replaceAll(/\r\n?/g, '\n').replace(CONTROLS, '\ufffd'));
}

/** The same on one line: a name that contains a line end must not look like two lines. */
export function plainLine(text: string): string {
  return plainText(text).replaceAll('\n', ' ');
}
