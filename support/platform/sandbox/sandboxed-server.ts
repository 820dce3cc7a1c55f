import type { Answer } from '../../system/process/http-get';
import type { ServerProcess } from '../../system/process/background';
import type { Listening } from '../../system/process/listeners';
import type { HttpProbe } from './http-probe';

/** A student's server in a container of its own, in a network that only the probe can reach. */
export class SandboxedServer implements ServerProcess {
  readonly isApart = true;

  constructor(private readonly client: ServerProcess, private readonly probe: HttpProbe, readonly end: () => Promise<void>) {}

  get commandLine(): string {
    return this.client.commandLine;
  }

  get output(): string {
    return this.client.output;
  }

  get ended(): string | undefined {
    return this.client.ended;
  }

  has(): boolean {
    return false;
  }

  listening(): Listening[] {
    return this.probe.listening();
  }

  get(url: string): Promise<Answer> {
    return this.probe.get(url);
  }
}
