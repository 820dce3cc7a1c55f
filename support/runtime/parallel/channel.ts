import { BroadcastChannel, receiveMessageOnPort } from 'node:worker_threads';
import type { Verdict } from '../../errors/verdict';

/** The messages between the threads of one run. A worker has the name that cucumber-js gives it: `0`, `1` ... */
export type Message =
  /** A worker is about to make things and waits for the welcome. */
  | { is: 'here'; worker: string }
  | { is: 'welcome'; worker: string }
  /** A worker has removed what it made, or reports why it could not. */
  | { is: 'gone'; worker: string; trouble?: string }
  /** A scenario of the task ended with this verdict. */
  | { is: 'judged'; task: number; verdict: Verdict }
  /** All workers must end, because the user interrupted the run. */
  | { is: 'end' };

/** Connects the threads of this process. It keeps no thread alive. */
export class Channel {
  private readonly port = new BroadcastChannel('labspec');

  /** @param hear called with each message from another thread */
  constructor(private readonly hear: (message: Message) => void) {
    this.port.onmessage = (event) => hear((event as { data: Message }).data);
    this.port.unref();
  }

  tell(message: Message): void {
    this.port.postMessage(message);
  }

  /** Reads waiting messages at once: their events would come later. */
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
