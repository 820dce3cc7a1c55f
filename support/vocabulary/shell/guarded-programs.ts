import { chmodSync, existsSync, mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { quoted } from '../../system/command/quoted';
import { TEMPORARY } from './outside';

/** Programs that remove or change the files that their arguments name. */
const GUARDED = ['rm', 'rmdir', 'unlink', 'shred', 'truncate', 'mv', 'chmod', 'chown', 'chgrp'];

const FOLDER = 'guarded';

function real(folder: string): string {
  return existsSync(folder) ? realpathSync(folder) : folder;
}

/** Looks at the arguments as the shell has computed them: `rm -rf "$folder/"*`. In folders for temporary files, only what is younger than the run is its own. */
const script = (home: string): string => `#!/bin/bash
program="\${0##*/}"
own=${quoted(join(home, FOLDER))}
born() { stat -c %W "$1" 2> /dev/null || stat -f %B "$1"; }
refuse() {
  echo "$program: $1 is not in the folder of this run, so labspec leaves it as it is" >&2
  exit 1
}
for word in "$@"; do
  case "$word" in -*) continue ;; esac
  [ -e "$word" ] || [ -L "$word" ] || continue
  case "$(cd -- "$(dirname -- "$word")" && pwd -P)/$(basename -- "$word")" in
    ${quoted(real(home))}/*) ;;
    ${[...new Set(TEMPORARY.map(real))].map((folder) => `${quoted(folder)}/*`).join(' | ')}) [ "$(born "$word")" -ge "$(born "$own")" ] || refuse "$word" ;;
    *) refuse "$word" ;;
  esac
done
PATH="\${PATH//"$own:"/}" exec "$program" "$@"
`;

/** Writes programs that change only what is the run's own. @param home of the run @returns the folder for PATH */
export function guardedPrograms(home: string): string {
  const folder = join(home, FOLDER);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'guard'), script(home));
  chmodSync(join(folder, 'guard'), 0o755);
  for (const program of GUARDED) symlinkSync('guard', join(folder, program));
  return folder;
}
