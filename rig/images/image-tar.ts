import path from 'node:path';
import { copyFile, mkdir, symlink } from 'node:fs/promises';
import type { StageContext } from '../stage';

export interface Link {
  /** Without a leading slash. */
  at: string;
  to: string;
}

/** Copies a tar file of a tree to `tar`, with the files of a folder and some links added. */
export async function extendTar(bench: StageContext, from: string, tar: string, { folder, links, replaced = [] }: { folder: string; links: readonly Link[]; replaced?: readonly string[] }): Promise<void> {
  for (const { at, to } of links) {
    await mkdir(path.dirname(path.join(folder, at)), { recursive: true });
    await symlink(to, path.join(folder, at));
  }
  await copyFile(from, tar);
  // Docker takes no path twice.
  if (replaced.length > 0) await bench.run('tar', ['--delete', '-f', tar, ...replaced.map((file) => `./${file}`)]);
  // No folders but empty ones: an entry for, say, ./bin would replace the tree's own, which may be a link.
  const list = path.join(path.dirname(tar), 'added');
  await bench.run('find', ['.', '-mindepth', '1', '(', '-type', 'f', '-o', '-type', 'l', '-o', '-empty', ')', '-print0'], { cwd: folder, outputFile: list });
  await bench.run('tar', ['--append', '-f', tar, '--owner=0', '--group=0', '--no-recursion', '--null', `--files-from=${list}`], { cwd: folder });
}

/** Adds an empty folder that belongs to a user, with the user's own number as its group. */
export async function addHome(bench: StageContext, tar: string, { home, uid }: { home: string; uid: number }): Promise<void> {
  const folder = path.join(path.dirname(tar), 'homes');
  await mkdir(path.join(folder, home), { recursive: true });
  await bench.run('tar', ['--append', '-f', tar, `--owner=${uid}`, `--group=${uid}`, '--mode=755', '--no-recursion', home], { cwd: folder });
}
