import type { State } from './state';

/** A line as the run can type it: kubectl by its name, in the run's own namespace, with the images of the options. */
export function normalized(text: string, state: State): string {
  const named = text.replaceAll(/(^|[|;&(]\s*|&& )k(?= (?:get|describe|apply|create|delete|run|logs|exec|scale|expose|edit|rollout|set|label|explain)\b)/g, '$1kubectl');
  return withImages(withoutTerminal(withFetched(inOwnNamespace(named, state), state)), state);
}

function inOwnNamespace(text: string, { namespace }: State): string {
  const names = [namespace, 'default'].filter((name) => name !== undefined).join('|');
  if (!/\b(?:kubectl|helm)\b/.test(text)) return text;
  const free = text.replaceAll(new RegExp(` (?:-n|--namespace)(?:[ =]+|(?=\\w))["']?(?:${names})["']?(?=\\s|$)`, 'g'), '');
  return namespace === undefined ? free : free.replaceAll(new RegExp(`^[ ]+namespace:[ ]*["']?${namespace}["']?[ ]*\\n`, 'gm'), '');
}

/** Nobody sits at the terminal of a run: one command in a container needs none. */
function withoutTerminal(text: string): string {
  return /kubectl exec|docker exec/.test(text) && !/ (?:-- )?(?:\/bin\/)?(?:ba|a|z)?sh\s*$/.test(text) ? text.replaceAll(/((?:kubectl|docker) exec(?: [^-]\S*)*) (?:-it|-ti|-i -t|-t -i|--stdin --tty|-t)(?= )/g, '$1') : text;
}

function withFetched(text: string, { options: { fetched } }: State): string {
  return [...fetched.keys()].reduce((all, address) => all.replaceAll(address, address.split(/[/?#]/).filter(Boolean).at(-1) ?? address), text);
}

function withImages(text: string, { options: { images } }: State): string {
  return [...images].reduce((all, [from, to]) => {
    const escaped = from.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
    const swapped = all.replaceAll(new RegExp(`(--image[= ]["']?|=|image: ?)${escaped}(?=["'\\s,]|$)`, 'gm'), (_, before: string) => `${before}${to}`);
    // Without a tag, Kubernetes would always pull it.
    return swapped !== all && /kubectl run\b/.test(swapped) && !to.includes(':') && !swapped.includes('--image-pull-policy') ? swapped.replace(`${to}`, `${to} --image-pull-policy=IfNotPresent`) : swapped;
  }, text);
}
