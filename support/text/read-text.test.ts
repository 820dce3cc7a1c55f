import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { expect } from 'chai';
import { AuthorError } from '../errors/errors';
import type { Block, LabText } from './lab-text';
import { readText } from './read-text';

describe('a lab’s text', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'labspec-text-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function read(lines: readonly string[], name = 'lab.md'): LabText {
    write(name, lines);
    return readText(join(folder, name));
  }
  function write(name: string, lines: readonly string[]): void {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), lines.join('\n'));
  }
  const kinds = ({ blocks }: LabText): string[] => blocks.map(({ kind, line, endLine }) => `${kind} ${line}-${endLine}`);
  const typed = ({ blocks }: LabText): string[] => blocks.flatMap(({ commands = [] }) => commands.map(({ text }) => text));
  const only = ({ blocks }: LabText): Block => {
    expect(blocks).to.have.length(1);
    return blocks[0] as Block;
  };
  /** Without fences of the page. */
  const block = (language: string, lines: readonly string[]): Block => only(read([`\`\`\`${language}`, ...lines, '```']));

  test('has blanks where a word processor has put spaces that do not break', () => {
    expect(typed(read(['```sh', 'kubectl\u00A0get\u00A0pods', '```']))).to.deep.equal(['kubectl get pods']);
  });

  test('has prompts of containers with and without a blank, and output below a sentence of two lines', () => {
    const lab = read(['```sh', '/# cat /srv/labels', '/ # ls', '```', 'The output shows that the labels were put', 'into the file of the pod:', '', '```sh', 'colour="red"', '```']);
    expect(typed(lab)).to.deep.equal(['cat /srv/labels', 'ls']);
    expect(kinds(lab)).to.deep.equal(['commands 2-3', 'output 9-9']);
    expect(block('sh', ['colour="red"', '/#/page']).commands?.map(({ text }) => text)).to.deep.equal(['colour="red"']);
  });

  test('types a manifest below a line of its own, and has k for kubectl', () => {
    const lines = ['kubectl apply -f - <<EOF', '', 'apiVersion: v1', 'kind: Pod', 'metadata:', '  name: till', 'EOF'];
    expect(block('yaml', ['# first a key', 'openssl genrsa -out till.key 2048'])).to.deep.include({ kind: 'commands' });
    for (const language of ['plain', 'yaml', '']) expect(block(language, lines)).to.deep.include({ kind: 'commands' });
    expect(typed(read(['```plain', 'k delete pod till', 'k get pods', '```']))).to.deep.equal(['k delete pod till', 'k get pods']);
    expect(block('', ['k is a key', 'on it'])).to.deep.include({ kind: 'output' });
  });

  test('has no commands in drawings, rows and remarks', () => {
    expect(block('', ['  world', '    |', '[ till ]', '--|---|--'])).to.deep.include({ kind: 'other', why: 'it is drawn' });
    expect(typed(read(['```bash', 'kubectl get sc', '```', '```bash', 'plain (default)   example.org/path   Delete   false', '```', '```', 'mysql Deployment (one)', '```']))).to.deep.equal(['kubectl get sc']);
    expect(block('', ['http://127.0.0.1:8080'])).to.deep.include({ kind: 'other', why: 'it is an address to open' });
    expect(block('', ['# till.yml', 'services:', '  till:', '    image: till'])).to.deep.include({ kind: 'file', name: 'till.yml' });
    expect(typed(read(['```sh', '[ -f till.yml ] && cat till.yml', '```']))).to.deep.equal(['[ -f till.yml ] && cat till.yml']);
  });

  test('has no commands that a program only prints, and no output in parts of a Dockerfile', () => {
    expect(typed(read(['```', '$ docker run hello', 'Try:', ' $ docker run -it more sh', '$ docker ps', '```']))).to.deep.equal(['docker run hello', 'docker ps']);
    expect(block('', ['ENV SHOP=open', 'RUN apk add \\', '  jq'])).to.deep.include({ kind: 'other', why: 'it is a part of a Dockerfile' });
  });

  test('has a manifest and the lines below it in one block', () => {
    const lab = read(['### till.yaml', '```', 'apiVersion: v1', 'kind: ServiceAccount', 'metadata:', '  name: clerk', '#eof', '', 'kubectl apply -f till.yaml', '', 'kubectl get sa', '```']);
    expect(kinds(lab)).to.deep.equal(['file 3-7', 'commands 9-11']);
    expect(lab.blocks[0]?.name).to.equal('till.yaml');
    expect(typed(lab)).to.deep.equal(['kubectl apply -f till.yaml', 'kubectl get sa']);
  });

  test('has sessions that repeat the commands above, with their output', () => {
    const lab = read(['```sh', 'kubectl create sa clerk', '```', '```sh', 'kubectl get sa', '```', '```sh', 'me@shop:~# kubectl create sa clerk', 'serviceaccount/clerk created', 'me@shop:~# kubectl get sa', 'NAME', 'clerk', 'me@shop:~# exit', '```']);
    expect(typed(lab)).to.deep.equal(['kubectl create sa clerk', 'kubectl get sa']);
    expect(lab.blocks.flatMap(({ commands = [] }) => commands.map(({ output }) => output?.text))).to.deep.equal(['serviceaccount/clerk created', 'NAME\nclerk']);
    // With prompts both times, it is typed twice.
    expect(typed(read(['```', '$ kubectl get sa', '```', '```', '$ kubectl get sa', 'clerk', '$ ls', '```']))).to.have.length(3);
  });

  test('has what it draws, files that it names above, and a Dockerfile below a comment', () => {
    expect(block('', ['till -> shop', 'till → shop → bank'].slice(1))).to.deep.include({ kind: 'other', why: 'it is drawn' });
    expect(only(read(['Create a `.dockerignore` file:', '', '```', 'node_modules', '```']))).to.deep.include({ kind: 'file', name: '.dockerignore' });
    expect(block('', ['# of the till', 'From alpine', 'RUN apk add jq'])).to.deep.include({ kind: 'file', name: 'Dockerfile' });
    expect(kinds(read(['```sh', 'cat prices.txt', '```', 'The content of `prices.txt` is:', '', '```', 'tea 1', '```']))).to.deep.equal(['commands 2-2', 'output 7-7']);
  });

  test('has commands with the rights of root, and those below what the command before them prints', () => {
    expect(typed(read(['```', 'sudo mystery now', '```', '', '```', 'which kubectl', '```']))).to.deep.equal(['sudo mystery now', 'which kubectl']);
    const lab = read(['```sh', 'kubectl create sa clerk', '```', '', 'The output is:', '', '```sh', 'serviceaccount/clerk created', '', '# and then', 'kubectl get sa', '```']);
    expect(typed(lab)).to.deep.equal(['kubectl create sa clerk', 'kubectl get sa']);
    expect(lab.blocks[0]?.commands?.[0]?.output?.text).to.equal('serviceaccount/clerk created');
    expect(block('', ['Mounts:', '  /usr/share/till from drawer (rw)']).kind).to.equal('output');
  });

  test('goes on below a block of HTML, and a manifest below a line may have blanks behind its end', () => {
    expect(typed(read(['<pre>', 'lunch', '</pre>', '', '```sh', 'kubectl get pods', '```']))).to.deep.equal(['kubectl get pods']);
    expect(typed(read(['```yaml', 'cat <<EOF | kubectl apply -f -', 'kind: Pod', 'EOF  ', '```']))).to.deep.equal(['cat <<EOF | kubectl apply -f -\nkind: Pod\nEOF']);
  });

  test('has lines, a title from its front matter, and tasks from its headings', () => {
    const text = read(['---', 'title: Small shop', '---', '', '## Step 1: Open', '', '```', 'kubectl apply -f shop.yaml', '```', '', '## Step 2: Close', '', '    kubectl delete -f shop.yaml', '']);
    expect(text.title).to.equal('Small shop');
    expect(text.tasks.map(({ id, title, line }) => [id, title, line])).to.deep.equal([[1, 'Open', 5], [2, 'Close', 11]]);
    expect(kinds(text)).to.deep.equal(['commands 8-8', 'commands 13-13']);
    expect(text.blocks.map(({ task }) => task)).to.deep.equal([1, 2]);
  });

  test('has a task for each plain heading above commands, and one for what stands above all headings', () => {
    const text = read(['```', 'kubectl get nodes', '```', '', '# Shops', 'Words.', '## Open one', '```', 'kubectl run shop --image=busybox', '```', '## Why', 'More words.']);
    expect(text.tasks.map(({ id, title }) => [id, title])).to.deep.equal([[1, 'Shops'], [2, 'Open one']]);
  });

  test('keeps the numbers of its headings, and the headings below them are parts of their tasks', () => {
    const text = read(['# Lab', '## 2. Open', '### How', '```', 'kubectl get pods', '```', '## 4. Close', '```', 'kubectl get jobs', '```']);
    expect(text.tasks.map(({ id, title }) => [id, title])).to.deep.equal([[2, 'Open'], [4, 'Close']]);
    expect(text.blocks.map(({ task }) => task)).to.deep.equal([2, 4]);
  });

  test('takes its tasks from marks, if it has any', () => {
    const text = read(['# Lab', '', '<!-- labspec: task 7 -->', '## Open', '```', 'kubectl get pods', '```', '## More', '```', 'kubectl get jobs', '```']);
    expect(text.tasks).to.have.length(1);
    expect(text.tasks[0]).to.include({ id: 7, title: 'Open', line: 4 });
    expect(text.blocks.map(({ task }) => task)).to.deep.equal([7, 7]);
  });

  test('is a folder, too, with one task for each page', () => {
    write('intro.md', ['Welcome.']);
    write('step2.md', ['# Close', '', '```', 'kubectl delete pod shop', '```']);
    write('step10.md', ['# Look', '', '```', 'kubectl get pods', '```']);
    expect(readText(folder).tasks.map(({ title }) => title)).to.deep.equal(['Close', 'Look']);
    write('index.json', ['{"title": "Shops", "details": {"steps": [{"text": "step10.md"}, {"text": "step2.md"}]}}']);
    expect(readText(folder)).to.have.property('title', 'Shops');
    expect(readText(folder).tasks.map(({ title }) => title)).to.deep.equal(['Look', 'Close']);
  });

  for (const [prompt, name = prompt] of [['$'], ['#'], ['node1>'], ['[node1 ~]$'], ['me@host:~$'], ['root@web-7d9c:/#'], ['/ #'], ['controlplane $'], ['bash-5.1#']]) {
    test(`has commands with the prompt ${name}, and what they print`, () => {
      const { kind, commands } = block('', [`${prompt} kubectl get pods`, 'NAME   READY', 'web    1/1', `${prompt} kubectl get jobs`]);
      expect(kind).to.equal('commands');
      expect(commands).to.deep.equal([{ text: 'kubectl get pods', line: 2, prompt, output: { text: 'NAME   READY\nweb    1/1', line: 3 } }, { text: 'kubectl get jobs', line: 5, prompt }]);
    });
  }

  test('has commands and output in one block without prompts', () => {
    expect(block('', ['kubectl get pods', 'NAME   READY', 'web    1/1', 'kubectl delete pod web', 'pod "web" deleted']).commands).to.deep.equal([
      { text: 'kubectl get pods', line: 2, output: { text: 'NAME   READY\nweb    1/1', line: 3 } },
      { text: 'kubectl delete pod web', line: 5, output: { text: 'pod "web" deleted', line: 6 } },
    ]);
  });

  test('has several commands, with blank lines and comments between them', () => {
    expect(block('bash', ['# First this one', 'kubectl get pods', '', '# then that', 'unknowntool deploy --all', 'name=web']).commands?.map(({ text, line }) => [text, line])).to.deep.equal([['kubectl get pods', 3], ['unknowntool deploy --all', 6], ['name=web', 7]]);
  });

  test('has continuations, loops, and heredocs, quoted or not', () => {
    const lines = ['kubectl run web \\', '  --image=busybox', 'for i in 1 2; do', '  echo $i', 'done', "cat <<'EOF' > a.yaml", 'kind: Pod', 'EOF', 'kubectl apply -f - <<END', 'kind: Pod', '', 'END'];
    expect(block('sh', lines).commands?.map(({ text }) => text)).to.deep.equal([lines.slice(0, 2).join('\n'), lines.slice(2, 5).join('\n'), lines.slice(5, 8).join('\n'), lines.slice(8).join('\n')]);
    expect(block('', ['$ kubectl run web \\', '>   --image=busybox', 'pod/web created']).commands).to.deep.equal([{ text: 'kubectl run web \\\n  --image=busybox', line: 2, prompt: '$', output: { text: 'pod/web created', line: 4 } }]);
  });

  test('has placeholders, and a quote that never ends takes only its own line', () => {
    expect(block('', ['$ kubectl logs web-<pod id> -c shop', 'open']).commands?.[0]).to.deep.include({ text: 'kubectl logs web-<pod id> -c shop', output: { text: 'open', line: 3 } });
    expect(block('bash', ["echo it's open", 'kubectl get pods']).commands?.map(({ text }) => text)).to.deep.equal(["echo it's open", 'kubectl get pods']);
  });

  test('has output in blocks of its own: announced, or repeating its command', () => {
    const text = read(['```bash', 'kubectl get pods', '```', 'The output is similar to this:', '```', 'NAME', 'web', '```', '```bash', 'kubectl get jobs', '```', 'You should see:', '```bash', '$ kubectl get jobs', 'No resources found', '```']);
    expect(kinds(text)).to.deep.equal(['commands 2-2', 'output 6-7', 'commands 10-10', 'output 14-15']);
    expect(text.blocks.flatMap(({ commands = [] }) => commands.map(({ output }) => output))).to.deep.equal([{ text: 'NAME\nweb', line: 6 }, { text: 'No resources found', line: 15 }]);
  });

  test('has manifests, with the name that the block, the text above or below it, or a command gives them', () => {
    const pod = ['apiVersion: v1', 'kind: Pod', 'metadata: { name: web }'];
    const names = (lines: readonly string[]): (string | undefined)[] => read(lines).blocks.filter(({ kind }) => kind === 'file').map(({ name }) => name);
    expect(names(['Write this to `a/web.yaml`:', '```yaml', ...pod, '```'])).to.deep.equal(['a/web.yaml']);
    expect(names(['**web.yaml**', '```yaml', ...pod, '```'])).to.deep.equal(['web.yaml']);
    expect(names(['```yaml', ...pod, '```', 'Save it as web.yaml.'])).to.deep.equal(['web.yaml']);
    expect(names(['```yaml title="web.yaml"', ...pod, '```'])).to.deep.equal(['web.yaml']);
    expect(names(['```yaml', '# web.yaml', ...pod, '```'])).to.deep.equal(['web.yaml']);
    expect(names(['```', ...pod, '```', '```', 'kubectl apply -f ./web.yaml', '```'])).to.deep.equal(['web.yaml']);
    expect(names(['```', 'vi web.yaml', '```', '```yaml', ...pod, '```'])).to.deep.equal(['web.yaml']);
  });

  test('has fragments, and objects as the cluster has them are output', () => {
    const text = read(['Add this to `web.yaml`:', '```yaml', 'spec:', '  replicas: 3', '```', '```', 'kubectl get pod web -o yaml', '```', 'It shows:', '```yaml', 'apiVersion: v1', 'kind: Pod', 'status:', '  phase: Running', '```']);
    expect(text.blocks.map(({ kind, name }) => [kind, name])).to.deep.equal([['fragment', 'web.yaml'], ['commands', undefined], ['output', undefined]]);
    expect(text.blocks[1]?.commands?.[0]?.output?.line).to.equal(11);
  });

  test('has commands within sentences: where a section has no blocks, or where they can be clicked', () => {
    const text = read(['# One', 'Run `kubectl get pods`, and look at `READY`. `kubectl` is a program.', '# Two', 'Run `kubectl get jobs`{{exec}} or `kubectl get nodes`:', '```', 'kubectl get pvc', '```']);
    expect(typed(text)).to.deep.equal(['kubectl get pods', 'kubectl get jobs', 'kubectl get pvc']);
    expect(text.blocks[0]).to.include({ inline: true, line: 2 });
  });

  test('has commands in quotes within sentences, where a section has no blocks of commands', () => {
    expect(typed(read(['# Shop', '', '- Make the shop (run: "kubectl apply -f shop.yaml").', '- Look with “kubectl get pods -w”.']))).to.deep.equal(['kubectl apply -f shop.yaml', 'kubectl get pods -w']);
    expect(typed(read(['# Shop', '', 'The author says "kubectl is good".', '', '```', 'kubectl get pods', '```']))).to.deep.equal(['kubectl get pods']);
  });

  test('is read within lists, details, admonitions and tabs, and after fences that close with a tail', () => {
    const lists = ['1. One', '   * Two', '', '     ```bash', '     kubectl get pods', '     ```'];
    const details = ['<details><summary>Answer</summary>', '```bash', 'kubectl get jobs', '```', '</details>'];
    const admonition = ['!!! note "Careful"', '    Words.', '', '    ```bash', '    kubectl get nodes', '    ```', ''];
    const tabs = ['=== "Linux"', '', '    ```bash', '    kubectl get pvc', '    ```', '', '=== "Mac"', '', '    ```bash', '    kubectl get pv', '    ```', ''];
    const tail = ['```plain', 'kubectl get svc', '```{{exec}}', 'Words.', '```', 'kubectl get sa', '```{{copy}}'];
    const text = read([...lists, ...details, ...admonition, ...tabs, ...tail]);
    expect(typed(text)).to.deep.equal(['kubectl get pods', 'kubectl get jobs', 'kubectl get nodes', 'kubectl get pvc', 'kubectl get svc', 'kubectl get sa']);
    expect(text.blocks.map(({ kind, line }) => [kind, line])).to.deep.include(['other', 28]);
  });

  test('takes in other files, each with its own lines, and names those that are not there', () => {
    write('parts/begin.md', ['', '```', 'kubectl get pods', '```']);
    write('web.yaml', ['apiVersion: v1', 'kind: Pod']);
    const text = read(['# Lab', '{{< include "parts/begin.md" >}}', '--8<-- "web.yaml"', '{% include nothing.md %}']);
    expect(text.blocks.map(({ kind, path, line, name }) => [kind, path, line, name])).to.deep.equal([['commands', join(folder, 'parts/begin.md'), 3, undefined], ['file', join(folder, 'web.yaml'), 1, 'web.yaml']]);
    expect(text.missing).to.deep.equal([{ file: 'nothing.md', path: join(folder, 'lab.md'), line: 4 }]);
  });

  test('must be there, and be markdown', () => {
    expect(() => readText(join(folder, 'none.md'))).to.throw(AuthorError, 'There is no such file');
    write('lab.docx', ['x']);
    expect(() => readText(join(folder, 'lab.docx'))).to.throw(AuthorError, 'not a file of markdown');
    rmSync(join(folder, 'lab.docx'));
    expect(() => readText(folder)).to.throw(AuthorError, 'no file of markdown');
  });
});
