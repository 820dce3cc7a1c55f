import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020';
import { expect } from 'chai';
import { parse as parseCsv } from 'csv-parse/sync';
import { execa } from 'execa';
import { parse, stringify } from 'yaml';
import { runCommand } from '../../support/system/command/run-command';
import type { GradedTask } from '../../support/results/score';
import { gradebookSchema } from '../../support/commands/grade/gradebook-schema';
import { loadLab } from '../../support/lab/load-lab';
import { packageFolder } from '../../support/system/files/project';
import { runsAll, runsEverything } from '../kit/more';
import { waitFor, type Look } from '../../support/wait/wait-for';

const CLASS = join(packageFolder, 'fixtures/class');
const LABSPEC = join(packageFolder, 'support/commands/labspec.js');
/** A server prints this word, which does not look like a secret. */
const LISTED = 'cAnArY3x7Qz';
const CLASS_SECONDS = 2400;
const CLEAN_UP_SECONDS = 60;
const ADA_IS_FINISHED = /^[✓✗!] ada /m;

interface Known {
  score: number;
  source: string;
  /** The first mistake, and what to do; undefined if there is none. */
  hint?: string;
  partly?: Record<string, number>;
  failed?: Record<string, string>;
  notChecked?: number[];
}

interface Student {
  id: string;
  name: string;
  source: string;
  score: number;
  hint: string;
  isOnRoster: boolean;
  tasks: GradedTask[];
}

/** At least one of each kind: right, partly right, nothing of the lab, a record, nothing at all, binary. `npm test` grades these. */
const FEW = ['ada', 'bjarne', 'emil', 'fatima', 'zoe', 'lars'];
/** And these, with names that are hard to write, and one who attacks. `npm run test:all` grades them, too; only if this file is named, all are graded. */
const MORE = ['d\'arcy', '李雷', 'mallory'];

describe('a class is graded', () => {
  const all = parse(readFileSync(join(CLASS, 'known.yaml'), 'utf8')) as Record<string, Known>;
  const isGraded = (id: string): boolean => runsEverything || FEW.includes(id) || (runsAll && MORE.includes(id));
  const known = Object.fromEntries(Object.entries(all).filter(([id]) => isGraded(id)));
  const { cluster, tasks } = loadLab();
  let home: string;
  let students: Student[];
  let atStart: string[];
  const start = (options: { detached?: boolean } = {}) => {
    const args = ['grade', join(home, 'submissions'), '--roster', join(home, 'roster.csv'), '--out', join(home, 'out'), '--jobs', runsAll ? '3' : '2'];
    return execa(process.execPath, [LABSPEC, ...args], { env: { LABSPEC_REDACT: LISTED }, all: true, reject: false, timeout: CLASS_SECONDS * 1000, forceKillAfterDelay: CLEAN_UP_SECONDS * 1000, ...options });
  };
  const grade = (onOutput?: (text: string, interrupt: () => void) => void) => {
    const child = start();
    child.all.on('data', (piece: Buffer) => onOutput?.(piece.toString(), () => child.kill('SIGINT')));
    return child;
  };
  /** Without containers: one that ends by itself may be gone at any time. */
  const lasting = async (): Promise<string[]> => {
    const script = `docker image ls --format '{{.Repository}}' | grep --invert-match none; for node in $(docker ps --quiet --filter label=io.x-k8s.kind.cluster=${cluster.name}); do docker exec $node ctr --namespace k8s.io images ls --quiet | grep grade; done; docker exec ${cluster.name}-control-plane kubectl --kubeconfig /etc/kubernetes/admin.conf get namespaces --no-headers | grep -v Terminating | cut -d' ' -f1; ls ${tmpdir()} | grep labspec-run-`;
    return (await runCommand('bash', ['-c', script])).stdout.split('\n').sort();
  };
  const everything = async (): Promise<string[]> => [...(await runCommand('docker', ['ps', '--all', '--format', '{{.Names}}'])).stdout.split('\n').sort(), ...(await lasting())];

  before(async () => {
    home = mkdtempSync(join(tmpdir(), 'labspec-class-'));
    for (const id of readdirSync(join(CLASS, 'submissions')).filter(isGraded)) cpSync(join(CLASS, 'submissions', id), join(home, 'submissions', id), { recursive: true, verbatimSymlinks: true });
    const [head = '', ...rows] = readFileSync(join(CLASS, 'roster.csv'), 'utf8').split('\n');
    writeFileSync(join(home, 'roster.csv'), [head, ...rows.filter((row) => isGraded(row.split(',')[0] ?? ''))].join('\n'));
    atStart = await everything();
  });
  after(() => rmSync(home, { recursive: true }));

  // The tests after this one must not lose points because of what it has begun.
  test('killed half-way, it leaves things behind that the next start removes', async () => {
    const child = start({ detached: true });
    const look = async (): Promise<Look<true>> => ((await lasting()).some((name) => name.startsWith('labspec-grade-')) ? { done: true } : { notYet: 'nothing made' });
    await waitFor(look, { what: 'Something is made for a student', within: CLEAN_UP_SECONDS });
    process.kill(-(child.pid ?? NaN), 'SIGKILL');
    expect((await child).signal).to.equal('SIGKILL');
    expect(await everything()).not.to.deep.equal(atStart);
  });

  test('interrupted half-way, it leaves nothing behind, and keeps the students that it has finished', async () => {
    const { exitCode, all } = await grade((text, interrupt) => {
      if (ADA_IS_FINISHED.test(text)) interrupt();
    });
    expect(exitCode, all).to.equal(130);
    expect(await everything()).to.deep.equal(atStart);
  });

  test('started again, it continues, the gradebook is as expected, and nothing is left on the machine or in the cluster', async () => {
    const { exitCode, all } = await grade();
    expect(all).to.match(/ada .*as before/);
    const gradebook = JSON.parse(readFileSync(join(home, 'out/gradebook.json'), 'utf8')) as { students: Student[] };
    const isValid = new Ajv2020().compile(JSON.parse(gradebookSchema()) as object);
    expect(isValid(gradebook), JSON.stringify(isValid.errors)).to.equal(true);
    ({ students } = gradebook);
    const errors = students.flatMap(({ id, tasks: of }) => of.filter(({ verdict }) => verdict === 'error').map((task) => ({ student: id, ...task })));
    expect(exitCode, `${all}${JSON.stringify(errors, undefined, 2)}`).to.equal(0);
    // As text, so that a failure shows every line of the difference.
    expect(stringify(Object.fromEntries(students.map((student) => [student.id, asKnown(student)])))).to.equal(stringify(known));
    expect(await everything()).to.deep.equal(atStart);
  });

  test('gradebook.csv contains the same, and no cell is a formula', () => {
    const rows = parseCsv(readFileSync(join(home, 'out/gradebook.csv')), { columns: true, bom: true }) as unknown as Record<string, string>[];
    expect(rows.map(({ id, score }) => [id, Number(score)])).to.deep.equal(Object.entries(known).map(([id, { score }]) => [id, score]));
    for (const row of rows) for (const cell of Object.values(row)) expect(cell).not.to.match(/^[=+@\t\r]|^-\D/);
    expect(rows.find(({ id }) => id === 'lars')?.['on the roster']).to.equal('no');
    const { tasks: ofAda = [] } = students.find(({ id }) => id === 'ada') ?? {};
    for (const task of ofAda) expect(Number(rows[0]?.[`task ${task.id} (of ${task.points})`])).to.equal(task.earned);
  });

  test('each student has a page, and the class page links to it', () => {
    const page = readFileSync(join(home, 'out/class.html'), 'utf8');
    for (const { id } of students) {
      expect(page).to.contain(`students/${encodeURIComponent(id).replaceAll("'", '&#39;')}/student.html`);
      expect(readdirSync(join(home, 'out/students', id))).to.include('student.html');
    }
    expect(page).to.contain('Zoë &#60;b&#62;Ng').and.not.contain('<b>Ng');
    expect(page.match(/class="mark passed"/g)).to.have.length(students.flatMap((student) => student.tasks).filter(({ verdict }) => verdict === 'passed').length);
  });

  test('no file contains what looks like a secret, although a server answers with it and logs it', () => {
    const files = readdirSync(join(home, 'out'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const texts = files.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
    expect(files.filter((_, index) => texts[index]?.includes('cAnArY')).map(({ name }) => name)).to.deep.equal([]);
    expect(readFileSync(join(home, 'out/gradebook.json'), 'utf8')).to.contain('[redacted: ');
    expect(texts.some((text) => text.includes('[redacted: listed in LABSPEC_REDACT]'))).to.equal(true);
  });

  test('it does not run finished students again', async () => {
    const { exitCode, stdout } = await grade();
    expect(exitCode).to.equal(0);
    expect(stdout.match(/as before/g)).to.have.length(students.length);
  });

  function asKnown({ score, source, hint: told, tasks: of }: Student): Known {
    expect(of.map(({ id }) => id)).to.deep.equal(tasks.map(({ id }) => id));
    expect(of.filter(({ verdict }) => verdict === 'error')).to.deep.equal([]);
    expect(of.map(({ points }) => points)).to.deep.equal(tasks.map(({ points }) => points));
    const hint = told ? { hint: withoutPorts(told) } : {};
    if (source === 'nothing') return { score, source, ...hint };
    const partly = of.filter(({ earned, points }) => earned !== 0 && earned !== points);
    return {
      score,
      source,
      ...hint,
      ...(partly.length ? { partly: Object.fromEntries(partly.map(({ id, earned }) => [id, earned ?? 0])) } : {}),
      failed: Object.fromEntries(of.filter(({ verdict }) => verdict === 'failed').map(({ id, troubles }) => [id, troubles[0]?.cause ?? ''])),
      notChecked: of.filter(({ verdict }) => verdict === 'not checked').map(({ id }) => id),
    };
  }
});

/** Each run chooses other ports. */
function withoutPorts(text: string): string {
  return text.replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT');
}
