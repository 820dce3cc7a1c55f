import { stripVTControlCharacters } from 'node:util';

// eslint-disable-next-line no-control-regex -- they are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;

/** What turns the direction of the text behind it: people would read another order than there is. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

/** What turns text is shown by its number, and not obeyed. */
export function unturned(text: string): string {
  return text.replace(TURNING, (sign) => String.raw`\u{${sign.codePointAt(0)?.toString(16) ?? ''}}`);
}

/** A program's output as plain text: nothing that moves a cursor, sets a colour or title, turns text, or that XML cannot hold. */
export function plainText(text: string): string {
  // Halves of characters, as where an output was cut, do not survive this.
  const whole = Buffer.from(text).toString('utf8');
  return unturned(stripVTControlCharacters(whole).replaceAll(/\r\n?/g, '\n').replace(CONTROLS, '\ufffd'));
}

/** The same on one line: a name with a line end in it must not look like two. */
export function harmlessLine(text: string): string {
  return plainText(text).replaceAll('\n', ' ');
}
