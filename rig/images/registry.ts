import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cacheFolder } from '../../support/system/files/cache';
import { needProgram } from '../../support/system/command/programs';
import { ProgramFailed } from '../run-program';
import type { StageContext } from '../stage';
import { make } from '../store';
import { localImage } from './local-image';

/** Until docker says that the registry knows the image; downloading it may take longer. */
const ANSWER_SECONDS = 15;

/** The image registries, asked through the engine. One that stays silent is not asked again in the same run. */
export class Registry {
  #silent = false;

  /** Pulls an image; false if that cannot be done here and now. */
  async pull(bench: StageContext, name: string, digest?: string): Promise<boolean> {
    if (this.#silent) return false;
    const docker = needProgram('docker');
    const source = digest ? `${name}@${digest}` : name;
    bench.say(`docker pull ${name}`);
    try {
      await bench.run(docker, ['pull', source], { firstWordWithin: ANSWER_SECONDS, within: 900 });
      if (digest) await bench.run(docker, ['tag', source, name]);
    } catch (error) {
      if (!(error instanceof ProgramFailed)) throw error;
      this.#silent = true;
      return false;
    }
    await notePulled(name);
    return true;
  }
}

/** The images that labspec pulled: name and id. They carry no label that would tell. */
export function pulledImages(): Record<string, string> {
  const file = journal();
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
}

async function notePulled(name: string): Promise<void> {
  const image = await localImage(name);
  if (image) await make(journal(), (part) => writeFile(part, JSON.stringify({ ...pulledImages(), [name]: image.id })));
}

function journal(): string {
  return path.join(cacheFolder(), 'pulled-images.json');
}
