import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { AuthorError } from '../errors/errors';

/** Chooses a lab by its name, or by its folder in any project, also for the programs that labspec starts. */
export function chooseLab(lab: string): void {
  if (existsSync(join(lab, 'lab.yaml'))) process.env['LABSPEC_PROJECT'] = resolve(lab, '../..');
  process.env['LABSPEC_LAB'] = basename(resolve(lab));
  process.env['LABSPEC_LAB_OPTION'] = lab;
}

/** The same for a command that takes the lab as its argument, beside --lab. @throws AuthorError for two labs */
export function chooseArgument([lab, another]: readonly string[], option: unknown): void {
  const given = [lab, option, another].filter((one) => typeof one === 'string');
  if (new Set(given).size > 1) throw new AuthorError({ reason: 'More than one lab is named', seen: given.join(', '), next: 'name one of them: npx labspec labs lists them' });
  if (lab !== undefined) chooseLab(lab);
}
