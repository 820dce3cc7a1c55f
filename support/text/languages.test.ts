import { describe, test } from 'node:test';
import { expect } from 'chai';
import { readLines as text } from '../../test/kit/written-text';

const block = (line: string, language = 'sh'): string[] => ['', `\`\`\`${language}`, line, '```', ''];

describe('a text in another language', () => {
  for (const words of [['Aufgabe 1: Öffnen', 'Aufgabe 2: Schließen'], ['Étape 1 - Ouvrir', 'Étape 2 - Fermer'], ['Ejercicio 1: Abrir', 'Ejercicio 2: Cerrar'], ['Passo 1 – Abrir', 'Passo 2 – Fechar'], ['Zadanie 1. Otwórz', 'Zadanie 2. Zamknij'], ['步骤 1：开店', '步骤 2：关店'], ['第一步 开店', '第二步 关店'], ['一、开店', '二、关店'], ['Шаг 1. Открыть', 'Шаг 2. Закрыть']]) test(`has tasks from headings that count: ${words[0] ?? ''}`, () => {
    const [one = '', other = ''] = words;
    const lab = text('# Shop', `## ${one}`, ...block('kubectl create cm stock'), '### More', ...block('kubectl get cm'), `## ${other}`, ...block('kubectl delete cm stock'));
    expect(lab.tasks.map(({ title }) => title)).to.deep.equal(words.map((title) => title.split(/[:.–：、] ?|- |步 /).at(-1)));
  });

  for (const said of ['Die Ausgabe sollte so aussehen:', 'Vous devriez voir :', 'La salida es similar a:', 'A saída deverá ser:', 'Wynik polecenia:', '执行命令后，输出如下：', '出力は次のとおりです。', 'Вывод команды:']) test(`announces output: ${said}`, () => {
    const { blocks } = text('# Shop', ...block('kubectl get cm'), said, ...block('stock   1   5s', 'bash'));
    expect(blocks.map(({ kind }) => kind)).to.deep.equal(['commands', 'output']);
    expect(blocks[0]?.commands?.[0]?.output?.text).to.equal('stock   1   5s');
  });

  for (const said of ['Führe den folgenden Befehl aus:', 'Exécutez la commande suivante :', 'Ejecuta el siguiente comando:', 'Execute o comando a seguir:', '运行下面的命令查看结果：']) test(`asks for what is typed: ${said}`, () => {
    expect(text('# Shop', said, ...block('mystery --of=shop')).blocks.map(({ commands }) => commands?.[0]?.text)).to.deep.equal([said.includes('结果') ? undefined : 'mystery --of=shop']);
  });

  for (const heading of ['Voraussetzungen', 'Prérequis', '0. Requisitos previos', 'Pré-requisitos', '环境准备', 'Требования']) test(`has what readers need before they begin: ${heading}`, () => {
    const lab = text('# Shop', `## ${heading}`, ...block('kubectl create cm stock'), '## A', ...block('kubectl create sa clerk'), '## B', ...block('kubectl delete sa clerk'));
    expect(lab.tasks.map(({ title }) => title)).to.deep.equal(['A', 'B']);
  });

  for (const heading of ['Weiterführende Quellen', 'Pour aller plus loin', 'Referencias', 'Solução de problemas', '参考资料', '常用命令']) test(`has sections that are no task: ${heading}`, () => {
    const lab = text('# Shop', '## A', ...block('kubectl create sa clerk'), `## ${heading}`, ...block('kubectl delete sa clerk'));
    expect(lab.blocks.flatMap(({ commands = [] }) => commands.map((command) => command.text))).to.deep.equal(['kubectl create sa clerk']);
  });

  test('has names below blocks, and commands within sentences', () => {
    const lab = text('# Shop', ...block('color: red', 'yaml'), 'Speichere das als `shop.yaml`.', '', 'Exécutez `kubectl create sa clerk` maintenant.');
    expect(lab.blocks.map(({ kind, name, commands }) => name ?? commands?.[0]?.text ?? kind)).to.deep.equal(['shop.yaml', 'kubectl create sa clerk']);
  });
});
