import { stripVTControlCharacters } from 'node:util';

// eslint-disable-next-line no-control-regex -- they are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;

/** A program's output as plain text: nothing that moves a cursor, sets a colour or title, or that XML cannot hold. */
export function harmless(text: string): string {
  // Halves of characters, as where an output was cut, do not survive this.
  const whole = Buffer.from(text).toString('utf8');
  return stripVTControlCharacters(whole).replaceAll(/\r\n?/g, '\n').replace(CONTROLS, '\ufffd');
}

/** The same on one line: a name with a line end in it must not look like two. */
export function harmlessLine(text: string): string {
  return harmless(text).replaceAll('\n', ' ');
}
