import { spawn, type ChildProcess } from 'node:child_process';
import { expect } from 'chai';
import { docker } from '../../support/platform/docker/docker-cli';
import { mustSucceed } from '../../support/system/command/run-command';
import type { Lab } from '../../support/lab/lab';
import { first } from './first-lab';

const NAME = 'somebody-elses';
const AGE_SECONDS = '3600';

/** Things of other people on the same machine and in the same cluster: a container, a pod and a process. None of them belongs to the lab. */
export class Neighbours {
  private constructor(
    private readonly lab: Lab,
    private readonly process: ChildProcess,
    private asTheyWere: string[] = [],
  ) {}

  static async moveIn(lab: Lab): Promise<Neighbours> {
    const neighbours = new Neighbours(lab, spawn('sleep', [AGE_SECONDS], { stdio: 'ignore' }));
    await mustSucceed('docker', ['run', '--detach', '--name', NAME, first.clientImage, 'sleep', AGE_SECONDS]);
    await neighbours.kubectl('create', 'namespace', NAME);
    // A pod needs the ServiceAccount of its namespace.
    await neighbours.kubectl('wait', '--for=create', 'serviceaccount/default', '--namespace', NAME, '--timeout=30s');
    await neighbours.kubectl('run', NAME, '--namespace', NAME, `--image=${first.clientImage}`, '--image-pull-policy=Never', '--', 'sleep', AGE_SECONDS);
    await neighbours.kubectl('wait', '--for=condition=Ready', `pod/${NAME}`, '--namespace', NAME, '--timeout=60s');
    neighbours.asTheyWere = await neighbours.look();
    return neighbours;
  }

  async mustBeUntouched(): Promise<void> {
    expect(await this.look()).to.deep.equal(this.asTheyWere);
    expect(this.process.exitCode ?? this.process.signalCode).to.equal(null);
  }

  async moveOut(): Promise<void> {
    this.process.kill();
    await docker(['rm', '--force', NAME]);
    await this.kubectl('delete', 'namespace', NAME);
  }

  /** Container and pod, with the fields that change if anything touches them. */
  private async look(): Promise<string[]> {
    const container = await mustSucceed('docker', ['container', 'inspect', '--format', '{{.Id}} {{.State.StartedAt}} {{.RestartCount}}', NAME]);
    const pod = await this.kubectl('get', 'pod', NAME, '--namespace', NAME, '--output', 'jsonpath={.metadata.uid} {.metadata.resourceVersion}');
    return [container.stdout, pod.stdout];
  }

  private kubectl(...args: string[]): ReturnType<typeof mustSucceed> {
    return mustSucceed('docker', ['exec', `${this.lab.cluster.name}-control-plane`, 'kubectl', '--kubeconfig', '/etc/kubernetes/admin.conf', ...args], { within: 90 });
  }
}
