import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { neededBy } from '../../../support/lab/lab';
import { loadLab } from '../../../support/lab/load-lab';
import { kubeconfigOf } from '../../../support/platform/clusters/kind/kubeconfig';
import { kubectl } from '../../../support/platform/clusters/kind/node-kubectl';
import { inNamespace } from '../../../support/platform/kubernetes/kubeconfig';
import { mustSucceed, runCommand } from '../../../support/system/command/run-command';
import { packageFolder } from '../../../support/system/files/project';
import { type BrokenVariant, type Variant, variantsOf } from '../../kit/variants';

const CHECK_SECONDS = 150;
const LABS = readdirSync(join(packageFolder, 'fixtures/variants')).map((file) => basename(file, '.yaml'));

interface Checked {
  id: number;
  verdict: string;
}

for (const name of LABS) {
  const lab = loadLab(name);
  const variants = variantsOf(name);

  describe(`students of ${lab.title}`, () => {
    let folder: string;
    let namespace: string;
    const env = (): Record<string, string> => ({ LABSPEC_LAB: name, LABSPEC_STATE: join(folder, 'state'), LABSPEC_REPORTS: join(folder, 'reports'), LABSPEC_WORLD: JSON.stringify({ names: { namespace } }) });
    const work = (): string => join(folder, 'work');

    before(() => (folder = mkdtempSync(join(tmpdir(), 'labspec-variants-'))));
    after(() => rmSync(folder, { recursive: true }));

    async function begin(): Promise<void> {
      namespace = `labspec-variant-${randomBytes(4).toString('hex')}`;
      rmSync(work(), { recursive: true, force: true });
      mkdirSync(work());
      cpSync(join(packageFolder, 'fixtures', name), work(), { recursive: true });
      await kubectl(lab.cluster, ['create', 'namespace', namespace]);
      writeFileSync(join(folder, 'kubeconfig'), inNamespace(await kubeconfigOf(lab.cluster.name), namespace), { mode: 0o600 });
      if (lab.scene.length > 0) await mustSucceed(process.execPath, ['support/commands/labspec.js', 'start'], { cwd: packageFolder, env: env(), within: CHECK_SECONDS });
    }

    async function typed(variant: Variant): Promise<Checked[]> {
      await begin();
      const last = variant.upTo ?? variants.upTo;
      for (let task = 1; task <= last; task++) await mustSucceed('bash', ['-c', variant.instead[task] ?? variants.byHand[task] ?? 'true'], { cwd: work(), env: { KUBECONFIG: join(folder, 'kubeconfig') }, within: CHECK_SECONDS });
      const tasks = variant.tasks ?? Array.from({ length: last }, (_, index) => index + 1);
      const { stdout } = await runCommand(process.execPath, ['support/commands/labspec.js', 'check', ...tasks.map(String), '--folder', work(), '--format', 'json'], { cwd: packageFolder, env: env(), within: CHECK_SECONDS });
      return (JSON.parse(stdout) as { tasks: Checked[] }).tasks;
    }

    const end = (): Promise<unknown> => kubectl(lab.cluster, ['delete', 'namespace', namespace, '--wait=false']);

    for (const variant of variants.broken) {
      test(`task ${variant.task}: ${variant.title}`, () => typed(variant).then((checked) => mustFind(checked, variant)).finally(end));
    }
    for (const variant of variants.accepted) {
      test(`right: ${variant.title}`, async () => {
        const checked = await typed(variant).finally(end);
        expect(checked.filter(({ verdict }) => verdict !== 'passed'), JSON.stringify(checked, undefined, 1)).to.deep.equal([]);
      });
    }

    function mustFind(checked: readonly Checked[], { task: wrong, words }: BrokenVariant): void {
      const seen = JSON.stringify(checked, undefined, 1);
      for (const { id, verdict } of checked) {
        if (id === wrong) expect(verdict, seen).to.equal('failed');
        else if (neededBy(lab, id).has(wrong)) expect(verdict, seen).to.equal('not checked');
        else if (id < wrong) expect(verdict, seen).to.equal('passed');
      }
      const message = JSON.stringify(checked.find(({ id }) => id === wrong));
      for (const word of words) expect(word.split('|').some((one) => message.includes(one)), `${word} in ${message}`).to.equal(true);
    }
  });
}

