import { basename } from 'node:path';
import { typed, type Line } from '../drafted';
import type { State } from '../state';

/** Files and folders of the home that the author's machine had, as texts write them out; and folders that only a machine for exercises has. */
const IN_HOME = /(?<=^|[\s=>(])("?)(?:\/root|\/home\/(?:ubuntu|vagrant|student|user|packer|ec2-user|centos|admin|labuser|lab|learner)|\/opt\/(?!cni\b|containerd\b|local\b)[a-z][\w-]*|\/(?:course|exam|labs?|ckad?|cks|answers?|workspace|questions?))(\/[\w./-]*)?(?=["\s:;|&)]|$)/g;
/** What runs in a container has the paths of its own. */
const IN_CONTAINER = /\b(?:kubectl|docker|docker-compose|podman) (?:container )?(?:exec|cp|run)\b/;

/** A line with the run's own home in place of the author's; a file of a folder that no line makes is one of the reader's folder. */
export function inOwnHome(text: string, state: State): string {
  const [first = '', ...below] = text.split('\n');
  if (IN_CONTAINER.test(first)) return text;
  const own = first.replaceAll(IN_HOME, (_, quote: string, path = '') => {
    const place = `~${path as string}`;
    const folder = place.slice(0, Math.max(place.lastIndexOf('/'), 1));
    if (state.away.at(-1) === place.replace(/\/+$/, '') && !/^cd\b/.test(first)) return `${quote}.`;
    const isFile = /\/[\w-][\w-]*\.\w+$|\/Dockerfile$/.test(place);
    if (isFile && folder !== '~' && !isMade(folder, state)) return `${quote}${basename(place)}`;
    return quote === '' ? place : `"$HOME${path as string}`;
  });
  return [own, ...below].join('\n');
}

function isMade(folder: string, { madeByLines }: State): boolean {
  return [...madeByLines].some((made) => made === folder || made.startsWith(`${folder}/`) || made === folder.replace(/^~/, '$HOME'));
}

/** A line that makes the folder of a file in the run's home, unless one has. */
export function folderInHome(file: string, state: State): Line[] {
  const folder = /^~\/.*(?=\/)/.exec(file)?.[0];
  if (folder === undefined || isMade(folder, state)) return [];
  state.madeByLines.add(folder);
  return [typed(`mkdir -p ${folder}`)];
}
