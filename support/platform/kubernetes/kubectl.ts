import type { CommandRecord } from '../../system/command/command-record';

export interface PodToRun {
  name: string;
  image: string;
  pullPolicy: 'Always' | 'Never' | 'IfNotPresent';
  /** Arguments after `--`; none if left out. */
  args?: string[];
}

/** How a command is carried out in a container; in the pod's only one, without input, if left out. */
export interface ExecOptions {
  container?: string;
  /** What it reads from its standard input. */
  input?: string;
}

/** What the lab's reader does with kubectl. Two ways to do it: the program, and the API where there is no program. */
export interface Kubectl {
  /** The manifest that `kubectl run --dry-run=client -o yaml` prints. */
  manifestOf(pod: PodToRun): Promise<CommandRecord>;
  runPod(pod: PodToRun): Promise<CommandRecord>;
  create(file: string): Promise<CommandRecord>;
  apply(file: string): Promise<CommandRecord>;
  deleteFile(file: string): Promise<CommandRecord>;
  /** `kubectl delete pods` with the words as the shell splits them; a word that is no pod is reported NotFound. */
  deletePods(words: string[]): Promise<CommandRecord>;
  listPods(): Promise<CommandRecord>;
  podWide(name: string): Promise<CommandRecord>;
  podYaml(name: string): Promise<CommandRecord>;
  describe(name: string): Promise<CommandRecord>;
  /** @param options as kubectl has them: `--tail=2 --timestamps` */
  logs(name: string, options?: string): Promise<CommandRecord>;
  podIp(name: string): Promise<CommandRecord>;
  /** The pods' names, each followed by " , ", as the lab's go-template prints them. */
  podList(): Promise<CommandRecord>;
  exec(pod: string, command: string[], options?: ExecOptions): Promise<CommandRecord>;
  /** Makes a Service that leads to the pod. */
  expose(pod: string, service: string, port: number): Promise<CommandRecord>;
}
