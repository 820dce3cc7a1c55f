import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { AuthorError } from '../errors/errors';

/** Chooses a lab by its name, or by its folder in any project, also for the programs that labspec starts. @throws AuthorError for a file, and for the root of all folders */
export function chooseLab(lab: string): void {
  const name = basename(resolve(lab));
  if (name === '') throw new AuthorError({ reason: 'This is no lab', subject: `--lab ${lab}`, next: 'name a lab, or its folder: npx labspec labs lists them' });
  if (statSync(lab, { throwIfNoEntry: false })?.isFile()) throw new AuthorError({ reason: 'A lab is a folder of features, and this is a file', subject: lab, next: existsSync(join(dirname(lab), 'lab.yaml')) ? `name its folder: ${dirname(lab)}` : 'name a lab, or its folder: npx labspec labs lists them' });
  if (existsSync(join(lab, 'lab.yaml'))) process.env['LABSPEC_PROJECT'] = resolve(lab, '../..');
  process.env['LABSPEC_LAB'] = name;
  process.env['LABSPEC_LAB_OPTION'] = lab;
}

/** The same for a command that takes the lab as its argument, beside --lab. @throws AuthorError for two labs */
export function chooseArgument([lab]: readonly string[], option: unknown): void {
  if (lab !== undefined && typeof option === 'string' && option !== lab) throw new AuthorError({ reason: 'Two labs are named', seen: `${lab}, --lab ${option}`, next: 'name one of them: npx labspec labs lists them' });
  if (lab !== undefined) chooseLab(lab);
}
