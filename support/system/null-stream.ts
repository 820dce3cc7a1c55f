import { Writable } from 'node:stream';

/** A stream that discards its input. */
export function nullStream(): Writable {
  return new Writable({ write: (_piece, _encoding, done) => done() });
}
