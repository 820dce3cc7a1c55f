import type { CommandRecord } from '../../system/command/command-record';

export interface PodToRun {
  name: string;
  image: string;
  pullPolicy: 'Always' | 'Never' | 'IfNotPresent';
  /** Arguments after `--`; none if left out. */
  args?: string[];
}

/** How to run a command in a container; by default in the pod's only one, without input. */
export interface ExecOptions {
  container?: string;
  /** The standard input of the command. */
  input?: string;
}

/** What the lab's reader does with kubectl. It is done by the program, or by the API if there is no program. */
export interface Kubectl {
  /** The manifest that `kubectl run --dry-run=client -o yaml` prints. */
  manifestOf(pod: PodToRun): Promise<CommandRecord>;
  runPod(pod: PodToRun): Promise<CommandRecord>;
  create(file: string): Promise<CommandRecord>;
  apply(file: string): Promise<CommandRecord>;
  deleteFile(file: string): Promise<CommandRecord>;
  /** `kubectl delete pods` with the words as the shell splits them; for a word that is not a pod, it reports NotFound. */
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
  /** Makes a Service for the pod. */
  expose(pod: string, service: string, port: number): Promise<CommandRecord>;
}
