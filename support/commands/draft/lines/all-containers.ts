import type { State } from '../state';

const LISTED = /(?<=\bdocker (?:container )?(?:rm|stop|kill|restart|pause)(?: -\w+| --force| --volumes)* (?:\$\(|`))(docker (?:ps|container (?:ls|list))(?=[^)`]* (?:-[aq]*q[aq]*|--quiet)(?:\s|[)`]))(?: -[aq]+| --all| --quiet)*)(?=\s*[)`])/g;

/** A line that ends or removes all containers of a machine, with those in their place that lines of the text have run: only if each of them has a name. */
export function withOwnContainers(text: string, { containers }: State): string {
  const names = new Set(containers.flatMap(({ name }) => name ?? []));
  if (containers.length === 0 || containers.some(({ name }) => name === undefined)) return text;
  return text.replaceAll(LISTED, (listed) => `${listed} ${[...names].map((name) => `--filter name=^${name}$`).join(' ')}`);
}
