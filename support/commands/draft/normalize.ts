import type { State } from './state';

/** A line as the run can type it: kubectl by its name, in the run's own namespace, with the images of the options. */
export function normalized(text: string, state: State): string {
  const plain = text.replace(/^alias ([\w-]+)=(['"])([^]*)\2$/, '$1() { $3 "$@"; }');
  const named = plain.replaceAll(/(^|[|;&(]\s*|&& )k(?= (?:get|describe|apply|create|delete|run|logs|exec|scale|expose|edit|rollout|set|label|explain)\b)/g, '$1kubectl');
  return withImages(withoutTerminal(withFetched(inOwnNamespace(named, state), state)), state);
}

function inOwnNamespace(text: string, { namespace }: State): string {
  const names = [namespace, 'default'].filter((name) => name !== undefined).join('|');
  if (!/\b(?:kubectl|helm)\b/.test(text)) return text;
  const free = text.replaceAll(/ (?:-n|--namespace)(?:[ =]+)["']?(?:\[(?:[\w-]*namespace|ns)\]|<[^<>]*(?:namespace|ns|user|name)[^<>]*>)(?:-[\w-]+)?["']?(?=\s|$)/gi, '').replaceAll(new RegExp(` (?:-n|--namespace)(?:[ =]+|(?=\\w))["']?(?:${names})["']?(?=\\s|$)`, 'g'), '');
  return namespace === undefined ? free : free.replaceAll(new RegExp(`^[ ]+namespace:[ ]*["']?${namespace}["']?[ ]*\\n`, 'gm'), '');
}

/** Nobody sits at the terminal of a run: one command in a container needs none. */
function withoutTerminal(text: string): string {
  return /kubectl exec|docker exec/.test(text) && !/ (?:-- )?(?:\/bin\/)?(?:(?:ba|a|z)?sh|redis-cli|mysql|psql|mongosh?|sqlite3|cqlsh)\s*$/.test(text) ? text.replaceAll(/((?:kubectl|docker) exec(?: [^-]\S*)*) (?:-it|-ti|-i -t|-t -i|--stdin --tty|-t)(?= )/g, '$1') : text;
}

/** An address of a file that the text shows, or that was fetched, is its name in the reader's folder. */
function withFetched(text: string, state: State): string {
  return text.replaceAll(/https?:\/\/[^\s"'`|;&)]+\/([\w.-]+\.(?:ya?ml|json|txt|conf|properties|env))(?=$|[\s"'`|;&)])/g, (address: string, name: string) => {
    const fetched = state.options.fetched.get(address);
    if (fetched !== undefined && !state.files.has(name)) state.given.set(name, fetched);
    return state.files.has(name) || state.given.has(name) ? name : address;
  });
}

function withImages(text: string, { options: { images } }: State): string {
  return [...images].reduce((all, [from, to]) => {
    const escaped = from.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
    // A container has the name of its image, where nothing else names it.
    const container = (image: string): string => (image.split('/').at(-1) ?? image).split(':')[0] ?? image;
    const named = all.includes('set image') ? all.replaceAll(`${container(from)}=${from}`, `${container(to)}=${from}`) : all;
    const place = new RegExp(`(--image[= ]["']?|=|image: ?)${escaped}(?=["'\\s,]|$)`, 'gm');
    const swapped = named.replaceAll(place, (_, before: string) => `${before}${to}`);
    // Without a tag, Kubernetes would always pull it.
    return new RegExp(place.source, 'm').test(named) && /kubectl run\b/.test(swapped) && !to.includes(':') && !swapped.includes('--image-pull-policy') ? swapped.replace(`${to}`, `${to} --image-pull-policy=IfNotPresent`) : swapped;
  }, text);
}
