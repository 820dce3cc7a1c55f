import { expect } from 'chai';

/** Every canary contains this word. */
export const CANARY = 'cAnArY';

let count = 0;

/** A secret that a test can find wherever it comes out. */
export function canary(): string {
  count += 1;
  return `${CANARY}${count}x7Q`;
}

export function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

/** Checks that the text contains no canary, neither as it is nor after all possible base64 in it is decoded. @param what for the message */
export function mustBeFree(text: string, what: string): void {
  const found = [text, ...decoded(text)].map((one) => new RegExp(`.{0,60}${CANARY}.{0,40}`).exec(one)?.[0]).filter(Boolean);
  expect(found, what).to.deep.equal([]);
}

function decoded(text: string): string[] {
  return (text.match(/[A-Za-z0-9+/_-]{8,}={0,2}/g) ?? []).map((word) => Buffer.from(word, 'base64').toString('latin1'));
}
