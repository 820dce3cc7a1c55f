import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Envelope } from '@cucumber/messages';
import type { Lab } from '../../support/lab/lab';
import { parseLab } from '../../support/lab/load-lab';
import { kubeconfigOf } from '../../support/platform/clusters/kind/kubeconfig';
import { kubectl } from '../../support/platform/clusters/kind/node-kubectl';
import { inNamespace } from '../../support/platform/kubernetes/kubeconfig';
import { attachmentText } from '../../support/results/attachment-text';
import { OBSERVED } from '../../support/results/task-results';
import type { CommandRecord } from '../../support/system/command/command-record';
import { mustSucceed, runCommand } from '../../support/system/command/run-command';
import { packageFolder } from '../../support/system/files/project';
import type { Variant, Variants } from './variants';

const SECONDS = 150;

/** What a check says of a task; see docs/check-report.schema.json. */
export interface Checked {
  id: number;
  verdict: string;
  cause?: string | null;
}

/** A student who types a variant of a lab, in a namespace of their own, and has it checked. */
export class VariantStudent {
  readonly lab: Lab;
  readonly folder = mkdtempSync(join(tmpdir(), 'labspec-variants-'));
  private namespace = '';

  constructor(private readonly variants: Variants) {
    const file = join(variants.project, 'features', variants.lab, 'lab.yaml');
    this.lab = parseLab(readFileSync(file, 'utf8'), file, variants.lab);
  }

  /** Types the tasks, then calls judge with what the check says of them. */
  async types(variant: Variant, judge: (checked: Checked[]) => void | Promise<void>): Promise<void> {
    await this.begin();
    try {
      const last = variant.upTo ?? this.variants.upTo;
      for (let task = 1; task <= last; task++) await this.type(variant.instead[task] ?? this.variants.byHand[task] ?? 'true');
      await judge(await this.check(variant.tasks ?? this.variants.tasks ?? Array.from({ length: last }, (_, index) => index + 1)));
    } finally {
      await kubectl(this.lab.cluster, ['delete', 'namespace', this.namespace, '--wait=false']);
    }
  }

  async type(lines: string): Promise<void> {
    await mustSucceed('bash', ['-c', lines], { cwd: this.work, env: { KUBECONFIG: join(this.folder, 'kubeconfig') }, within: SECONDS });
  }

  async check(tasks: readonly number[]): Promise<Checked[]> {
    const { stdout } = await this.labspec('check', ...tasks.map(String), '--folder', this.work, '--format', 'json');
    return (JSON.parse(stdout) as { tasks: Checked[] }).tasks;
  }

  /** What the last check has observed of the first task that failed, as JSON. */
  get observed(): string {
    const file = globSync('**/messages.ndjson', { cwd: join(this.folder, 'reports') })[0] ?? '';
    const messages = readFileSync(join(this.folder, 'reports', file), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Envelope);
    return messages.flatMap(({ attachment }) => (attachment?.fileName === OBSERVED ? [attachmentText(attachment)] : []))[0] ?? '{}';
  }

  private get work(): string {
    return join(this.folder, 'work');
  }

  private async begin(): Promise<void> {
    this.namespace = `labspec-variant-${randomBytes(4).toString('hex')}`;
    rmSync(this.work, { recursive: true, force: true });
    mkdirSync(this.work);
    const files = join(this.variants.project, 'fixtures', this.variants.lab);
    if (existsSync(files)) cpSync(files, this.work, { recursive: true });
    await kubectl(this.lab.cluster, ['create', 'namespace', this.namespace]);
    writeFileSync(join(this.folder, 'kubeconfig'), inNamespace(await kubeconfigOf(this.lab.cluster.name), this.namespace), { mode: 0o600 });
    if (this.lab.scene.length > 0) await this.labspec('start');
  }

  private labspec(...args: string[]): Promise<CommandRecord> {
    const env = { LABSPEC_PROJECT: this.variants.project, LABSPEC_LAB: this.variants.lab, LABSPEC_STATE: join(this.folder, 'state'), LABSPEC_REPORTS: join(this.folder, 'reports'), LABSPEC_WORLD: JSON.stringify({ names: { namespace: this.namespace } }) };
    return runCommand(process.execPath, ['support/commands/labspec.js', ...args], { cwd: packageFolder, env, within: SECONDS });
  }
}
