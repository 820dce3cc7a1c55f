import { readFileSync } from 'node:fs';
import { AuthorError } from '../../errors/errors';
import { fromContainers } from '../../platform/clusters/kind/from-containers';
import { inNamespace } from '../../platform/kubernetes/kubeconfig';
import { SandboxedShell } from '../../platform/sandbox/sandboxed-shell';
import type { Run } from '../../runtime/run';
import type { CommandRecord } from '../../system/command/command-record';
import type { ShellSession } from '../../system/process/shell-session';
import { whereGraded } from './graded-lines';
import { OwnNames } from './own-names';
import { inLine } from './values';

/** The shell of a grader: a container for all lines but those of docker, which have limits instead. */
export class GradersShell {
  private sandbox: Promise<SandboxedShell> | undefined;
  private readonly names: OwnNames;

  /** @param dockers a shell of this machine whose `docker` sets limits */
  constructor(private readonly graded: Run, private readonly dockers: ShellSession) {
    this.names = new OwnNames(graded.lab.names.namespace);
  }

  async run(line: string, options: { within: number }): Promise<CommandRecord> {
    const text = inLine(this.graded, line);
    const place = whereGraded(text);
    if (place.where === 'nowhere') throw new AuthorError({ cause: 'line-not-gradable', reason: `A line cannot be graded: ${place.why}`, subject: text.split('\n')[0], next: 'write it otherwise, or check the work with: npx labspec check' });
    if (place.where === 'sandbox') return (await this.opened()).run(text, options);
    await (await this.sandbox)?.copyOut();
    return this.names.hidden(await this.dockers.run(this.names.own(text), options));
  }

  async endJobs(): Promise<void> {
    await (await this.sandbox)?.endJobs();
    await this.dockers.endJobs();
  }

  async end(): Promise<void> {
    await (await this.sandbox?.catch(() => undefined))?.end();
    this.dockers.end();
  }

  private opened(): Promise<SandboxedShell> {
    this.sandbox ??= this.open();
    this.sandbox.catch(() => (this.sandbox = undefined));
    return this.sandbox;
  }

  private async open(): Promise<SandboxedShell> {
    const { lab, folder, journal, parameters, cluster } = this.graded;
    const given = parameters.kubeconfig;
    const kubeconfig = inNamespace(given ? readFileSync(given, 'utf8') : await cluster.kubeconfig(), lab.names.namespace);
    const reached = cluster.isOfLab ? await fromContainers(lab.cluster, kubeconfig) : undefined;
    if (!reached) throw new AuthorError({ cause: 'line-not-gradable', reason: 'Typed lines are graded in a cluster of labspec only', next: 'npx labspec up' });
    return SandboxedShell.start({ ...reached, prefix: lab.names.namespace, folder, journal });
  }
}
