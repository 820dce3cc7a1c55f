import type { PodToRun } from './kubectl';

/** kubectl's command lines as the lab's reader types them: what is run, shown and hinted at. */
export const kubectlLines = {
  run: ({ name, image, pullPolicy, args = [] }: PodToRun) =>
    [`kubectl run ${name} --image=${image} --image-pull-policy=${pullPolicy}`, ...(args.length ? ['--', ...args] : [])].join(' '),
  manifest: ({ name, image, pullPolicy }: PodToRun) => `kubectl run ${name} --image=${image} --image-pull-policy=${pullPolicy} --dry-run=client -o yaml`,
  create: (file: string) => `kubectl create -f ${file}`,
  apply: (file: string) => `kubectl apply -f ${file}`,
  deleteFile: (file: string) => `kubectl delete -f ${file}`,
  deletePods: (words: string[]) => `kubectl delete pods ${words.join(' ')}`,
  listPods: (namespace: string) => `kubectl get pods -n ${namespace}`,
  podWide: (name: string, namespace: string) => `kubectl get pod ${name} -o wide -n ${namespace}`,
  podYaml: (name: string, namespace: string) => `kubectl get pod ${name} -n ${namespace} -o yaml`,
  describe: (name: string, namespace: string) => `kubectl describe pod ${name} -n ${namespace}`,
  logs: (name: string, namespace: string) => `kubectl logs ${name} -n ${namespace}`,
  podIp: (name: string) => `kubectl get pod ${name} -o go-template='{{(.status.podIP)}}'`,
  podList: () => `kubectl get pods -o go-template='{{range .items}}{{.metadata.name}}{{" , "}}{{end}}'`,
  exec: (pod: string, command: string[]) => `kubectl exec ${pod} -- ${command.join(' ')}`,
};
