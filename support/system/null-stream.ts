import { Writable } from 'node:stream';

/** A stream for what nobody reads. */
export function nowhere(): Writable {
  return new Writable({ write: (_piece, _encoding, done) => done() });
}
