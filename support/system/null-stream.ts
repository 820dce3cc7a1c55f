import { Writable } from 'node:stream';

/** A stream for what nobody reads. */
export function nullStream(): Writable {
  return new Writable({ write: (_piece, _encoding, done) => done() });
}
