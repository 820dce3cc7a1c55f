import { BroadcastChannel, receiveMessageOnPort } from 'node:worker_threads';
import type { Verdict } from '../../errors/verdict';

/** What the threads of one run tell each other. A worker is named as cucumber-js names it: `0`, `1` ... */
export type Message =
  /** A worker is about to make things, once it is welcome. */
  | { is: 'here'; worker: string }
  | { is: 'welcome'; worker: string }
  /** A worker has removed what it made, or says why it could not. */
  | { is: 'gone'; worker: string; trouble?: string }
  /** A scenario of the task has ended with this verdict. */
  | { is: 'judged'; task: number; verdict: Verdict }
  /** All workers end, because the person who runs the lab wants it. */
  | { is: 'end' };

/** The way between the threads of this process. It keeps no thread alive. */
export class Channel {
  private readonly port = new BroadcastChannel('labspec');

  /** @param hear called with each message of another thread */
  constructor(private readonly hear: (message: Message) => void) {
    this.port.onmessage = (event) => hear((event as { data: Message }).data);
    this.port.unref();
  }

  tell(message: Message): void {
    this.port.postMessage(message);
  }

  /** Hears at once what has been told already: an event would come some time later. */
  catchUp(): void {
    for (let next = receive(this.port); next; next = receive(this.port)) this.hear(next.message);
  }

  close(): void {
    this.port.close();
  }
}

function receive(port: BroadcastChannel): { message: Message } | undefined {
  return receiveMessageOnPort(port as unknown as Parameters<typeof receiveMessageOnPort>[0]);
}
