import { quoted } from '../../system/command/quoted';
import type { ExecOptions, PodToRun } from './kubectl';

/** kubectl's command lines as the lab's reader types them: to run, to show and to hint at. */
export const kubectlLines = {
  run: ({ name, image, pullPolicy, args = [] }: PodToRun) =>
    [`kubectl run ${name} --image=${image} --image-pull-policy=${pullPolicy}`, ...(args.length ? ['--', ...args] : [])].join(' '),
  manifest: ({ name, image, pullPolicy }: PodToRun) => `kubectl run ${name} --image=${image} --image-pull-policy=${pullPolicy} --dry-run=client -o yaml`,
  create: (file: string) => `kubectl create -f ${file}`,
  apply: (file: string) => `kubectl apply -f ${file}`,
  deleteFile: (file: string) => `kubectl delete -f ${file}`,
  deletePods: (words: string[]) => `kubectl delete pods ${words.join(' ')}`,
  listPods: (namespace: string) => `kubectl get pods -n ${namespace}`,
  pod: (name: string, namespace: string) => `kubectl get pod ${name} -n ${namespace}`,
  podWide: (name: string, namespace: string) => `kubectl get pod ${name} -o wide -n ${namespace}`,
  podYaml: (name: string, namespace: string) => `kubectl get pod ${name} -n ${namespace} -o yaml`,
  describe: (name: string, namespace: string) => `kubectl describe pod ${name} -n ${namespace}`,
  removeFinalizers: (name: string, namespace: string) => `kubectl patch pod ${name} -n ${namespace} --type merge -p '{"metadata":{"finalizers":null}}'`,
  logs: (name: string, namespace: string, options = '') => ['kubectl logs', name, ...(options ? [options] : []), '-n', namespace].join(' '),
  podIp: (name: string) => `kubectl get pod ${name} -o go-template='{{(.status.podIP)}}'`,
  podList: () => `kubectl get pods -o go-template='{{range .items}}{{.metadata.name}}{{" , "}}{{end}}'`,
  exec: (pod: string, command: string[], options: ExecOptions = {}) => `${options.input === undefined ? '' : `echo ${quoted(options.input)} | `}kubectl ${execWords(pod, command, options).map(quoted).join(' ')}`,
  execInTerminal: (pod: string, command: string[]) => `kubectl exec -it ${pod} -- ${command.map(quoted).join(' ')}`,
  expose: (pod: string, service: string, port: number) => `kubectl expose pod ${pod} --name=${service} --port=${port}`,
};

/** The arguments of a `kubectl exec`, after `kubectl`. */
export function execWords(pod: string, command: readonly string[], { container, input }: ExecOptions = {}): string[] {
  return ['exec', ...(input === undefined ? [] : ['-i']), pod, ...(container === undefined ? [] : ['-c', container]), '--', ...command];
}
