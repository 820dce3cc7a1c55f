import { existsSync, readFileSync } from 'node:fs';
import type { Answer } from '../diagnosis/answer-rules';
import { docker } from '../docker/docker-cli';
import { answerOf } from '../processes/answer-of';
import type { ServerProcess } from '../processes/background';
import { listeningBeside, type Listening } from '../processes/listeners';
import { allProcesses } from '../processes/process-identity';

const ASK_SECONDS = 6;
/** Who asks is another user than the student's program, which can do nothing to it. */
const ASKER = '65533';
const ASK = `${answerOf.toString()}
answerOf(process.argv[1]).then(
  (answer) => console.log(JSON.stringify(answer)),
  (error) => { console.error(error.cause?.message ?? error.message); process.exitCode = 1; },
);`;

interface Container {
  name: string;
  /** The file that docker writes its id to. */
  idFile: string;
  end: () => Promise<void>;
}

/** A student's server in a container of its own, with no network but its own loopback: it is asked from in there. */
export class SandboxedServer implements ServerProcess {
  readonly isApart = true;

  constructor(private readonly client: ServerProcess, private readonly container: Container) {}

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
    const { idFile } = this.container;
    const id = existsSync(idFile) ? readFileSync(idFile, 'utf8') : undefined;
    const inside = id ? allProcesses().find(({ pid }) => isIn(pid, id)) : undefined;
    return inside ? listeningBeside(inside.pid) : [];
  }

  async get(url: string): Promise<Answer> {
    const { exitCode, stdout, stderr } = await docker(['exec', '--user', ASKER, '--workdir', '/', this.container.name, 'timeout', '--signal=KILL', String(ASK_SECONDS), 'node', '--eval', ASK, url]);
    if (exitCode !== 0) throw new Error(stderr.trim());
    return JSON.parse(stdout) as Answer;
  }

  end(): Promise<void> {
    return this.container.end();
  }
}

/** A control group is named after the container whose processes are in it. */
function isIn(pid: number, id: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cgroup`, 'utf8').includes(id);
  } catch {
    return false;
  }
}
