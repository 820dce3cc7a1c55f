import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { mustSucceed } from '../../support/system/command/run-command';

const DEBIANS = '/usr/bin/chromium';
const INSTALL_SECONDS = 600;

/** Debian's Chromium, installed if it is missing (as root). It may not use a network, so a page must contain everything that it needs. */
async function openChromium(): Promise<Browser> {
  if (!existsSync(DEBIANS)) await mustSucceed('sh', ['-c', 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium'], { within: INSTALL_SECONDS });
  return chromium.launch({ executablePath: DEBIANS, args: ['--no-sandbox'] });
}

/** A page in a browser without a network, and what has gone wrong in it: script errors, missing files. */
export interface OpenPage {
  page: Page;
  wrong: string[];
  close: () => Promise<void>;
}

export async function openPage(file: string): Promise<OpenPage> {
  const browser = await openChromium();
  const page = await (await browser.newContext({ offline: true })).newPage();
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('requestfailed', (request) => wrong.push(request.url()));
  await page.goto(`file://${file}`);
  return { page, wrong, close: () => browser.close() };
}
