import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { Row } from '../../support/commands/grade/gradebook';
import { writeClass, writeStudent } from '../../support/commands/grade/write-class';
import { packageFolder } from '../../support/system/files/project';
import { runPage } from '../../support/reporting/page/page-plugin';
import { EXAMPLES, TIMES } from '../kit/graded-examples';
import { openPage, type OpenPage } from '../kit/chromium';
import { runLab } from '../kit/run-lab';

const FIXTURES = join(packageFolder, 'fixtures/understanding-pods');

describe('the page of a run, in a browser without a network', () => {
  let home: string;
  let open: OpenPage;
  let page: Page;

  before(async () => {
    home = mkdtempSync(join(tmpdir(), 'labspec-page-'));
    const folder = join(home, 'helloworld');
    mkdirSync(folder);
    copyFileSync(join(FIXTURES, 'helloworld.js'), join(folder, 'helloworld.js'));
    writeFileSync(join(folder, 'Dockerfile'), 'FROM node:20-slim\n');
    const { report } = await runLab({ profile: 'check', args: ['--tags', '@task-01 or @task-04 or @task-15'], worldParameters: { folder } });
    writeFileSync(join(home, 'index.html'), report.html);
    open = await openPage(join(home, 'index.html'));
    page = open.page;
  });

  after(async () => {
    await open.close();
    rmSync(home, { recursive: true });
  });

  test('what needs attention comes first: failed tasks, with their points and what is wrong', async () => {
    const rows = await page.locator('header.labspec tbody').first().locator('tr').allInnerTexts();
    expect(rows.map((row) => row.replaceAll(/\s+/g, ' '))).to.satisfy(([first, second, third]: string[]) => /^4 Create Dockerfile ✗ failed .* of 10/.test(first ?? '') && /^15 .*✗ failed/.test(second ?? '') && /^1 Create helloworld\.js ✓ passed 5 of 5/.test(third ?? ''), rows.join('\n'));
    expect(await page.locator('header.labspec h1').innerText()).to.equal('Understanding Pods: 1 of 3 tasks passed');
  });

  test('features with failures are open; one that passed opens on a click, and shows steps, commands and attachments', async () => {
    expect(await page.getByText('And it copies').isVisible()).to.equal(true);
    const step = page.getByText('every GET is answered');
    expect(await step.count()).to.equal(0);
    await page.getByText('01-run-locally.feature').click();
    await step.waitFor({ state: 'visible', timeout: 10_000 });
    await page.getByText('by-hand.txt').first().click();
    await page.getByText(/hooks/).first().click();
    await page.getByText('transcript.txt').first().click();
    await page.getByText(/\$ node helloworld\.js/).first().waitFor({ state: 'visible', timeout: 10_000 });
    await page.getByText('wait.svg').first().click();
    expect(await page.locator('#report img').first().evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))).to.equal(800);
  });

  test('features with failures come first, and the name of a failed task links to it', async () => {
    const features = ['01-run-locally', '02-run-in-docker', '07-configuring-pods'].map((name) => page.getByText(`${name}.feature`));
    const [passed = 0, ...failed] = await Promise.all(features.map(async (feature) => (await feature.boundingBox())?.y));
    expect(failed.every((y) => y !== undefined && y < passed), `${failed.join()}, then ${passed}`).to.equal(true);
    await page.getByRole('link', { name: '15 ' }).click();
    expect(await page.locator(':target').innerText()).to.match(/^Scenario: /);
    expect(await page.locator(':target').boundingBox()).to.have.property('y').that.is.within(0, 720);
  });

  test('a filter by status hides everything else', async () => {
    const passed = page.locator('label').filter({ hasText: /passed/i });
    await passed.click();
    await page.getByText('01-run-locally.feature').waitFor({ state: 'detached', timeout: 10_000 });
    expect(await page.getByText('02-run-in-docker.feature').count()).to.equal(1);
    await passed.click();
    await page.getByText('01-run-locally.feature').waitFor({ state: 'visible', timeout: 10_000 });
  });

  test('a search hides everything else', async () => {
    await page.getByPlaceholder(/search/i).fill('@task-15');
    await page.keyboard.press('Enter');
    await page.getByText('01-run-locally.feature').waitFor({ state: 'detached', timeout: 10_000 });
    expect(await page.getByText('07-configuring-pods.feature').count()).to.equal(1);
  });

  test('its top is accessible, on a phone too', async () => {
    await expectAccessible(page, 'header.labspec');
    expect(await page.title()).to.equal('Understanding Pods: 1 of 3 tasks passed');
  });

  test('its top is dark for readers who prefer that, and as wide as a phone', async () => {
    const header = page.locator('header.labspec');
    const background = (): Promise<string> => header.evaluate((element) => getComputedStyle(element).backgroundColor);
    const light = await background();
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await background()).not.to.equal(light);
    await page.setViewportSize({ width: 360, height: 740 });
    expect((await header.boundingBox())?.width).to.equal(360);
    // A border on each side of a box sticks out.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).to.be.at.most(362);
  });

  test('it needs no other files, and none of its scripts fails', () => {
    expect(open.wrong).to.deep.equal([]);
  });
});

/** By the rules of axe-core (WCAG 2 A and AA): contrast, names of links, headers of tables and more. @param part of the page that is labspec's own */
async function expectAccessible(page: Page, part: string): Promise<void> {
  const usual = page.viewportSize();
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 740 });
    const { violations } = await new AxeBuilder({ page }).include(part).analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`)), `${width} px`).to.deep.equal([]);
  }
  if (usual) await page.setViewportSize(usual);
}

/** The parts that stick out of an A4 sheet in landscape, with margins of 10 mm. */
async function outOfSheet(page: Page): Promise<string[]> {
  const usual = page.viewportSize();
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 1046, height: 740 });
  const out = await page.evaluate(() => [...document.querySelectorAll('h1, th, td, p, svg')].filter((part) => part.getBoundingClientRect().right > document.documentElement.clientWidth + 1 || (part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflow !== 'visible')).map(({ outerHTML }) => outerHTML));
  await page.emulateMedia({ media: 'screen' });
  if (usual) await page.setViewportSize(usual);
  return out;
}

describe('the pages of a class, in a browser without a network', () => {
  const students: Record<string, keyof typeof EXAMPLES> = { 'Zoë <b>Ng': 'mixed', 李雷: 'all passed', Eve: 'no engine' };
  let home: string;
  let open: OpenPage;
  let page: Page;

  before(async () => {
    home = mkdtempSync(join(tmpdir(), 'labspec-page-'));
    const rows = Object.entries(students).map(([name, kind]): Row => ({ student: { id: name, name, email: '' }, isOnRoster: true, source: 'files', graded: EXAMPLES[kind] }));
    for (const row of rows) writeStudent(home, row, TIMES);
    // The page that cucumber-js makes from a run.
    writeFileSync(join(home, 'students/Eve/index.html'), await runPage([]));
    writeClass(home, rows);
    open = await openPage(join(home, 'class.html'));
    page = open.page;
  });

  after(async () => {
    await open.close();
    rmSync(home, { recursive: true });
  });

  test('one row per student, one column per task, in the colour of its verdict and with its reason', async () => {
    const matrix = page.locator('table').first().locator('tbody tr');
    expect(await matrix.locator('th a').allInnerTexts()).to.deep.equal(Object.keys(students));
    const marks = matrix.first().locator('td.mark');
    expect(await marks.count()).to.equal(EXAMPLES.mixed.tasks.length);
    const colours = await marks.evaluateAll((cells) => cells.slice(0, 4).map((cell) => getComputedStyle(cell).backgroundColor));
    expect(new Set(colours).size).to.equal(4);
    expect(await marks.first().getAttribute('title')).to.contain('Create helloworld.js: failed, The server answers on another port');
  });

  test('the most common mistakes, the distribution of points, and the students to run again', async () => {
    expect(await page.getByText('wrong-port').count()).to.equal(1);
    expect(await page.getByRole('img', { name: /Students by tenths of the points/ }).count()).to.equal(1);
    expect(await page.getByRole('listitem').allInnerTexts()).to.satisfy((items: string[]) => items.some((item) => item.startsWith('Eve: tasks 5, 6')), 'Eve is listed');
  });

  test('shows a run, step by step, once it is open', async () => {
    expect(await page.locator('iframe').count()).to.equal(1);
    await page.getByText(/^Eve: /).last().click();
    await page.frameLocator('iframe').locator('#content').waitFor({ state: 'attached', timeout: 10_000 });
  });

  test('links to the page of a student, which links to no other student', async () => {
    await page.getByRole('link', { name: 'Zoë <b>Ng' }).click();
    await page.getByRole('heading', { name: /Zoë <b>Ng/ }).waitFor({ timeout: 10_000 });
    expect(await page.getByRole('row').count()).to.equal(EXAMPLES.mixed.tasks.length + 1);
    expect(await page.locator('a[href*=".."]').count()).to.equal(0);
    await page.goBack();
    await page.getByRole('heading', { name: 'What goes wrong most' }).waitFor({ timeout: 10_000 });
  });

  test('fit on paper, and are accessible', async () => {
    await expectAccessible(page, 'main');
    expect(await outOfSheet(page)).to.deep.equal([]);
    await page.getByRole('link', { name: 'Zoë <b>Ng' }).click();
    await page.getByRole('heading', { name: /Zoë <b>Ng/ }).waitFor({ timeout: 10_000 });
    await expectAccessible(page, 'main');
    expect(await outOfSheet(page)).to.deep.equal([]);
    await page.goBack();
    await page.getByRole('heading', { name: 'What goes wrong most' }).waitFor({ timeout: 10_000 });
  });

  test('show each first hint in full, in a window of 1280 px', async () => {
    await page.setViewportSize({ width: 1280, height: 740 });
    const cut = await page.locator('td.hint').evaluateAll((cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth || cell.getBoundingClientRect().right > 1280).length);
    expect(cut).to.equal(0);
  });

  test('are dark for readers who prefer that, fit on a phone, and need no other files', async () => {
    const background = (): Promise<string> => page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
    const light = await background();
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await background()).not.to.equal(light);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).to.be.at.most(360);
    expect(open.wrong).to.deep.equal([]);
  });
});
