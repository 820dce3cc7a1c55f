import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { AuthorError } from '../../../errors/errors';
import type { Draft } from '../draft-lab';

export interface Place {
  /** The folder of the features. */
  features: string;
  fixtures: string;
  project: string;
  name: string;
}

/** Where a lab is written. @throws AuthorError if it would not be one: its folder is not in `features`, or is there already */
export function placeOf(out: string): Place {
  const features = resolve(out);
  const name = basename(features);
  if (!/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name)) throw new AuthorError({ reason: 'The name of a lab has lower-case letters, digits and "-"', seen: name, next: 'npx labspec draft LAB.md --out features/my-lab' });
  if (basename(dirname(features)) !== 'features') throw new AuthorError({ reason: 'A lab is a folder in features', subject: out, next: `npx labspec draft LAB.md --out features/${name}` });
  const project = dirname(dirname(features));
  const fixtures = join(project, 'fixtures', name);
  for (const folder of [features, fixtures]) if (existsSync(folder)) throw new AuthorError({ reason: `There is a lab ${name} already`, subject: relative(process.cwd(), folder) || folder, next: 'choose another name with --out: nothing of yours is overwritten' });
  return { features, fixtures, project, name };
}

/** Writes a draft, whole or not at all. @returns what was written, as paths in the project */
export function writeDraft({ features, fixtures }: Draft, place: Place): string[] {
  mkdirSync(place.project, { recursive: true });
  const whole = mkdtempSync(join(place.project, '.labspec-draft-'));
  const written: string[] = [];
  try {
    for (const [folder, files, target] of [['features', features, place.features], ['fixtures', fixtures, place.fixtures]] as const) {
      for (const [name, text] of files) {
        mkdirSync(dirname(join(whole, folder, name)), { recursive: true });
        writeFileSync(join(whole, folder, name), text);
        written.push(relative(place.project, join(target, name)));
      }
    }
    move(join(whole, 'fixtures'), place.fixtures);
    move(join(whole, 'features'), place.features);
    writeConfiguration(place.project, written);
    return written;
  } catch (error) {
    for (const folder of [place.features, place.fixtures]) rmSync(folder, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(whole, { recursive: true, force: true });
  }
}

function move(from: string, to: string): void {
  if (!existsSync(from)) return;
  mkdirSync(dirname(to), { recursive: true });
  renameSync(from, to);
}

/** What lets cucumber-js run the lab, in a project that has none. */
function writeConfiguration(project: string, written: string[]): void {
  if (['js', 'cjs', 'mjs', 'json', 'yaml', 'yml'].some((ending) => existsSync(join(project, `cucumber.${ending}`)))) return;
  const manifest = join(project, 'package.json');
  const isOfModules = existsSync(manifest) && /"type"\s*:\s*"module"/.test(readFileSync(manifest, 'utf8'));
  const file = isOfModules ? 'cucumber.cjs' : 'cucumber.js';
  cpSync(join(__dirname, '../../new/template/cucumber.js'), join(project, file));
  written.push(file);
}
