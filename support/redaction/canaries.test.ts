import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Envelope } from '@cucumber/messages';
import { expect } from 'chai';
import { runCommand } from '../system/command/run-command';
import type { CommandRecord } from '../system/command/command-record';
import { packageFolder } from '../system/files/project';
import { base64, CANARY, canary, mustBeFree } from '../../test/kit/canaries';

const ENV = { GITHUB_TOKEN: canary(), MY_API_KEY: canary(), DB_PASSWORD: `${canary()} "two" words`, LABSPEC_REDACT: `Ada ${canary()} Lovelace\nAda` };

const KUBECONFIG = `users:\n- name: kind\n  user:\n    client-key-data: ${base64(`${CANARY}${CANARY}`)}\n    token: ${canary()}\n`;
const PEM = `-----BEGIN PRIVATE KEY-----\n${base64(CANARY.repeat(8))}\n${base64(CANARY.repeat(3))}\n-----END PRIVATE KEY-----\n`;
const JWT = `eyJhbGciOiJub25lIn0.${base64(`{"name":"${CANARY}"}`).replaceAll('=', '')}.${canary()}abc`;
const SECRET = `apiVersion: v1\ndata:\n  password: ${base64(CANARY)}\nstringData:\n  other: ${canary()}\nkind: Secret\n`;
const DOCKER = JSON.stringify({ auths: { registry: { auth: base64(`me:${CANARY}`), identitytoken: canary() } } });

/** The output of a program that prints many secrets. */
const SAID = [KUBECONFIG, PEM, SECRET, DOCKER, `Authorization: Bearer ${canary()}`, `JWT ${JWT}`, `SMTP_PASSWORD=${canary()} and more`, `Hello Ada ${ENV.LABSPEC_REDACT.split('\n')[0] ?? ''}`, `MY_SECRET=cAn\u001b[0mArY`].join('\n');

const SERVER = `
const http = require('node:http');
const port = process.argv[2];
console.log(${JSON.stringify(SAID)});
console.log(process.env, process.cwd(), __filename);
for (const [name, value] of Object.entries(process.env)) console.log(name + '=' + value);
http.createServer((_, response) => response.end('Bearer ${canary()} ' + process.env.MY_API_KEY + ' ' + ${JSON.stringify(`${KUBECONFIG}${PEM}`)})).listen(port, '0.0.0.0', () => console.log('Server running at http://0.0.0.0:' + port + '/'));
`;
const PACKAGE = { name: 'hello', version: '1.0.0', npmToken: canary(), scripts: { start: `API_KEY=${canary()} node other.js`, postinstall: `echo "NPM_TOKEN=${canary()}"` } };
const DOCKERFILE = `FROM node:20-slim\nENV DB_PASSWORD=${canary()}\nENV SOME_TOKEN ${canary()}\nWORKDIR /opt/microservices\nCOPY package.json helloworld.js ./\nENTRYPOINT ["npm", "start", "--token=${canary()}"]\nCMD ["${ENV.GITHUB_TOKEN}"]\n`;

describe('canaries are everywhere, but in no report', () => {
  let root: string;
  let home: string;
  const env = (): Record<string, string> => ({ ...ENV, HOME: home, LABSPEC_STATE: join(root, 'state'), LABSPEC_REPORTS: join(home, 'reports'), FORCE_COLOR: '0' });
  const node = (file: string, ...args: string[]): Promise<CommandRecord> => runCommand(process.execPath, [file, ...args], { cwd: packageFolder, env: env() });
  const labspec = (...args: string[]): Promise<CommandRecord> => node(join(packageFolder, 'support/commands/labspec.js'), ...args);

  before(() => {
    root = mkdtempSync(join(tmpdir(), 'labspec-redaction-'));
    home = join(root, `${CANARY}-eve`);
    const folder = join(home, 'helloworld');
    mkdirSync(folder, { recursive: true });
    mkdirSync(join(home, '.kube'));
    writeFileSync(join(home, '.kube/config'), KUBECONFIG);
    writeFileSync(join(folder, 'helloworld.js'), SERVER);
    writeFileSync(join(folder, 'package.json'), JSON.stringify(PACKAGE, undefined, 2));
    writeFileSync(join(folder, 'Dockerfile'), DOCKERFILE);
  });
  after(() => rmSync(root, { recursive: true }));

  test('cucumber-js --profile check: terminal, HTML, JUnit and messages', async () => {
    const cucumber = join(packageFolder, 'node_modules/@cucumber/cucumber/bin/cucumber.js');
    const { output } = await node(cucumber, '--profile', 'check', '--tags', '@task-01 or @task-02 or @task-04');
    expect(output).to.contain('3 failed').and.to.contain('report: ~/reports/check/index.html');
    mustBeFree(output, 'terminal');
    const reports = join(home, 'reports/check');
    expect(readdirSync(reports)).to.include.members(['index.html', 'junit.xml', 'messages.ndjson']);
    for (const name of readdirSync(reports)) mustBeFree(readFileSync(join(reports, name), 'utf8'), name);
    const told = attachmentsOf(readFileSync(join(reports, 'messages.ndjson'), 'utf8'));
    for (const words of ['[redacted: value of GITHUB_TOKEN]', '[redacted: private key]', '[redacted: Secret data]', '[redacted: Docker auth]', '[redacted: listed in LABSPEC_REDACT]', 'Server running at http://0.0.0.0:']) expect(told).to.contain(words);
  });

  test('labspec check, with all hints, in both formats', async () => {
    const json = await labspec('check', '1', '2', '4', '--hint', '3', '--format', 'json', '--folder', join(home, 'helloworld'));
    expect(JSON.parse(json.stdout)).to.have.property('tasks').that.has.length(3);
    mustBeFree(json.output, 'json');
    const text = await labspec('check', '1', '2', '4', '--folder', join(home, 'helloworld'));
    expect(text.output).to.contain('3 failed').and.to.contain('[redacted: ');
    mustBeFree(text.output, 'text');
  });

  test('errors of labspec itself, and files that cannot be parsed', async () => {
    const nowhere = await labspec('check', '--folder', join(home, 'two words'));
    expect(nowhere.stderr).to.contain(`mkdir -p ~/'two words'`);
    mustBeFree(nowhere.output, 'no folder');
    writeFileSync(join(home, 'helloworld/package.json'), `{ "token": "${canary()}", "name" MY_TOKEN=${canary()} }`);
    writeFileSync(join(home, 'helloworld/helloworld.js'), `const TOKEN = "${canary()}";\nthrow new Error("Bearer ${canary()}" + ${JSON.stringify(PEM)});\n`);
    writeFileSync(join(home, 'helloworld/Dockerfile'), `FRM ENV API_KEY=${canary()}\nENV TOKEN=${canary()}\n`);
    const broken = await labspec('check', '1', '2', '4', '--hint', '3');
    expect(broken.output).to.contain('3 failed');
    mustBeFree(broken.output, 'broken files');
    for (const name of readdirSync(join(home, 'reports/check'))) mustBeFree(readFileSync(join(home, 'reports/check', name), 'utf8'), name);
  });
});

function attachmentsOf(messages: string): string {
  const attachments = messages.split('\n').filter(Boolean).flatMap((line) => (JSON.parse(line) as Envelope).attachment ?? []);
  return attachments.map(({ body }) => body).join('\n');
}
