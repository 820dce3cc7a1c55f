import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { goBuild } from '../go-build';
import type { StageContext } from '../stage';
import { make } from '../store';
import { choosesRuntime, withRuntime } from './daemon-json';

const NAME = 'runc-without-sys-resource';
// Outside the cache: the engine needs it for as long as its configuration names it.
const PROGRAM = `/usr/local/sbin/${NAME}`;
const CONFIG = '/etc/docker/daemon.json';

/** Makes the engine start containers without the capability that this machine may not give them. It has to read its configuration after that. */
export async function installRuntime(bench: StageContext): Promise<void> {
  const before = existsSync(CONFIG) ? readFileSync(CONFIG, 'utf8') : undefined;
  if (choosesRuntime(before)) return;
  bench.say(`installing the runtime ${NAME}`);
  const built = await goBuild(bench, NAME);
  await make(PROGRAM, (part) => copyFile(built, part));
  await mkdir(path.dirname(CONFIG), { recursive: true });
  const config = withRuntime(before, NAME, PROGRAM);
  await make(CONFIG, (part) => writeFile(part, config));
}
