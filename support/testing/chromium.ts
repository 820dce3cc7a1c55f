import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { mustSucceed } from '../command/run-command';

const DEBIANS = '/usr/bin/chromium';
const INSTALL_SECONDS = 600;

/** Debian's Chromium, installed if it is missing (as root). It may use no network, so what a page needs is in it. */
export async function openChromium(): Promise<Browser> {
  if (!existsSync(DEBIANS)) await mustSucceed('sh', ['-c', 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium'], { within: INSTALL_SECONDS });
  return chromium.launch({ executablePath: DEBIANS, args: ['--no-sandbox'] });
}
