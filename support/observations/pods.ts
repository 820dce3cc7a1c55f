import { WGET_RULES, type WgetObserved } from '../diagnosis/wget-rules';
import { diagnose } from '../diagnosis/rule';
import { TaskFailed, type Trouble } from '../errors';
import type { Kubectl } from '../kube/kubectl';
import { kubectlLines as lines } from '../kube/kubectl-lines';
import type { LabWorld } from '../world';
import type { Observation } from './observation';

export const listPods = ({ names }: LabWorld): Observation => observe('list the pods', lines.listPods(names.namespace), (kubectl) => kubectl.listPods());

export const podWide = ({ names }: LabWorld, pod: string): Observation =>
  observe('look at the pod', lines.podWide(pod, names.namespace), (kubectl) => kubectl.podWide(pod));

export const podYaml = ({ names }: LabWorld, pod: string): Observation =>
  observe('get the YAML', lines.podYaml(pod, names.namespace), (kubectl) => kubectl.podYaml(pod));

export const describePod = ({ names }: LabWorld, pod: string): Observation =>
  observe('describe the pod', lines.describe(pod, names.namespace), (kubectl) => kubectl.describe(pod));

export const readLog = ({ names }: LabWorld, pod: string): Observation =>
  observe('read the log', lines.logs(pod, names.namespace), (kubectl) => kubectl.logs(pod));

/** `kubectl exec CLIENT -- wget` of the server pod's address, which is asked for first, as the lab's reader does. */
export function execWget({ names: { server, client } }: LabWorld, port: number): Observation {
  return {
    name: 'exec wget',
    commandLine: `export ${server}ip="$(${lines.podIp(server)})"\n${lines.exec(client, ['wget', '-O', '-', `http://$${server}ip:${port}`])}`,
    way: `wget from pod ${client} to pod ${server}`,
    look: async ({ run }) => {
      const kubectl = await run.kubectl();
      const address = await kubectl.podIp(server);
      const ip = address.stdout.trim();
      if (!/^[\d.:a-f]+$/.test(ip)) throw new TaskFailed({ cause: 'pod-without-address', reason: `Pod ${server} has no IP address`, subject: address.commandLine, seen: address.output, next: `kubectl get pod ${server}` });
      return kubectl.exec(client, ['wget', '-O', '-', `http://${ip}:${port}`]);
    },
    explain: (world, { exitCode, output }, { cause }) => explainWget(world, { port, exitCode, output, answersThough: cause === 'old-port-answers' }),
  };
}

function observe(name: string, commandLine: string, look: (kubectl: Kubectl) => ReturnType<Observation['look']>): Observation {
  return { name, commandLine, look: async ({ run }) => look(await run.kubectl()) };
}

async function explainWget({ run, names: { server, client, namespace } }: LabWorld, seen: Pick<WgetObserved, 'port' | 'exitCode' | 'output' | 'answersThough'>): Promise<Trouble | undefined> {
  const pod = await (await run.cluster()).pod(namespace, server);
  return diagnose(WGET_RULES, { ...seen, client, server, args: pod?.spec?.containers[0]?.args ?? [] });
}
