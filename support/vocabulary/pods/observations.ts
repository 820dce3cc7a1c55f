import { WGET_RULES, type WgetObserved } from './wget-rules';
import { diagnose } from '../../runtime/diagnose';
import { TaskFailed, type Mistake } from '../../errors/errors';
import type { ExecOptions, Kubectl } from '../../platform/kubernetes/kubectl';
import { kubectlLines as lines } from '../../platform/kubernetes/kubectl-lines';
import { kubectlOverApi } from '../../platform/kubernetes/kubectl-over-api';
import type { Observation, Scenario } from '../../runtime/scenario';

export const listPods = ({ names }: Scenario): Observation => observe('list the pods', lines.listPods(names.namespace), (kubectl) => kubectl.listPods());

export const podWide = ({ names }: Scenario, pod: string): Observation =>
  observe('look at the pod', lines.podWide(pod, names.namespace), (kubectl) => kubectl.podWide(pod));

export const podYaml = ({ names }: Scenario, pod: string): Observation =>
  observe('get the YAML', lines.podYaml(pod, names.namespace), (kubectl) => kubectl.podYaml(pod));

export const describePod = ({ names }: Scenario, pod: string): Observation =>
  observe('describe the pod', lines.describe(pod, names.namespace), (kubectl) => kubectl.describe(pod));

/** @param options as kubectl takes them: `--tail=2 --timestamps` */
export const readLog = ({ names }: Scenario, pod: string, options?: string): Observation =>
  observe('read the log', lines.logs(pod, names.namespace, options), (kubectl) => kubectl.logs(pod, options));

/** `kubectl exec` of a line that the container's own shell runs. */
export const execLine = (pod: string, line: string, options?: ExecOptions): Observation =>
  observe('exec a command', lines.exec(pod, inShell(line), options), (kubectl) => kubectl.exec(pod, inShell(line), options));

/** The same with a terminal, through the API: kubectl allocates a terminal only if it has one itself. */
export const execInTerminal = ({ names: { namespace } }: Scenario, pod: string, line: string): Observation => ({
  name: 'exec a command in a terminal',
  commandLine: lines.execInTerminal(pod, inShell(line)),
  look: async ({ run }) => kubectlOverApi({ api: await run.api(), namespace, folder: run.folder }).execInTerminal(pod, inShell(line)),
});

/** `kubectl exec CLIENT -- wget` to the server's address, which is looked up first, as the lab's reader does. @param client the name of a pod */
export function callPod(client: string, server: string, port: number): Observation {
  const variable = `${server.replaceAll(/\W/g, '_')}ip`;
  return {
    name: 'call the pod',
    commandLine: `export ${variable}="$(${lines.podIp(server)})"\n${lines.exec(client, ['wget', '-O', '-'])} http://$${variable}:${port}`,
    way: `wget from pod ${client} to pod ${server}`,
    look: async ({ run }) => {
      const kubectl = await run.kubectl();
      const address = await kubectl.podIp(server);
      const ip = address.stdout.trim();
      if (!/^[\d.:a-f]+$/.test(ip)) throw new TaskFailed({ cause: 'pod-without-address', reason: `Pod ${server} has no IP address`, subject: address.commandLine, seen: address.output, next: `kubectl get pod ${server}` });
      return kubectl.exec(client, ['wget', '-O', '-', `http://${ip}:${port}`]);
    },
    explain: (world, { exitCode, output }, { cause }) => explainWget(world, { client, server, port, exitCode, output, answersThough: cause === 'old-port-answers' }),
  };
}

function inShell(line: string): string[] {
  return ['sh', '-c', line];
}

function observe(name: string, commandLine: string, look: (kubectl: Kubectl) => ReturnType<Observation['look']>): Observation {
  return { name, commandLine, look: async ({ run }) => look(await run.kubectl()) };
}

async function explainWget({ run, names: { namespace } }: Scenario, seen: Omit<WgetObserved, 'args'>): Promise<Mistake | undefined> {
  const pod = await (await run.api()).pod(namespace, seen.server);
  return diagnose(WGET_RULES, { ...seen, args: pod?.spec?.containers[0]?.args ?? [] });
}
