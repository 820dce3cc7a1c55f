import type { CommandRecord } from '../../system/command/command-record';
import { NOT_ADMITTED } from './api-refusals';
import { apiOutage } from '../docker/outage';
import { runCommand } from '../../system/command/run-command';
import type { Kubectl } from './kubectl';
import { ownManager } from '../../ownership/labels';
import { execWords, kubectlLines as lines } from './kubectl-lines';

export interface KubectlSettings {
  program: string;
  /** A file with the lab's cluster as its only context. */
  kubeconfig: string;
  namespace: string;
  /** The folder of the lab's files. */
  folder: string;
  /** Whether labspec's own rules decide what the cluster admits, as for a submission. */
  hasOwnRules?: boolean;
}

// Deletion waits for the grace period of 30 s; nothing else takes long.
const DEADLINE_SECONDS = 90;

/** Runs kubectl itself, as the lab's reader does, with the lab's own kubeconfig. @throws EnvironmentError if the API does not answer it */
export function kubectlProgram({ program, kubeconfig, namespace, folder, hasOwnRules = false }: KubectlSettings): Kubectl {
  // Lines without quotes are split at spaces; the others pass their arguments.
  const run = async (typed: string, words = typed.split(' ').slice(1), input?: string): Promise<CommandRecord> => {
    const record = await runCommand(program, words, { cwd: folder, env: { KUBECONFIG: kubeconfig }, input, within: DEADLINE_SECONDS, typed });
    const outage = apiOutage(record);
    if (outage && !(hasOwnRules && outage.problem.cause === NOT_ADMITTED)) throw outage;
    return record;
  };
  const make = (typed: string): Promise<CommandRecord> => {
    const [verb = '', ...words] = typed.split(' ').slice(1);
    return run(typed, [verb, `--field-manager=${ownManager()}`, ...words]);
  };
  return {
    manifestOf: (pod) => run(lines.manifest(pod)),
    runPod: (pod) => make(lines.run(pod)),
    create: (file) => make(lines.create(file)),
    apply: (file) => make(lines.apply(file)),
    deleteFile: (file) => run(lines.deleteFile(file)),
    deletePods: (words) => run(lines.deletePods(words)),
    listPods: () => run(lines.listPods(namespace)),
    podWide: (name) => run(lines.podWide(name, namespace)),
    podYaml: (name) => run(lines.podYaml(name, namespace)),
    describe: (name) => run(lines.describe(name, namespace)),
    logs: (name, options) => run(lines.logs(name, namespace, options)),
    podIp: (name) => run(lines.podIp(name), ['get', 'pod', name, '-o', 'go-template={{(.status.podIP)}}']),
    podList: () => run(lines.podList(), ['get', 'pods', '-o', 'go-template={{range .items}}{{.metadata.name}}{{" , "}}{{end}}']),
    exec: (pod, command, options) => run(lines.exec(pod, command, options), execWords(pod, command, options), options?.input === undefined ? undefined : `${options.input}\n`),
    expose: (pod, service, port) => run(lines.expose(pod, service, port)),
  };
}
