import type { State } from '../state';

/** How features speak of an image: `the nginx-1-27 image`; of another one with the same last word by its whole name. */
export function imageWords({ images }: Pick<State, 'images'>, image: string): string {
  const known = images.get(image);
  if (known !== undefined) return known;
  const named = image.split('@')[0] ?? image;
  const last = named.split('/').at(-1) ?? named;
  const taken = new Set(images.values());
  const words = [last, named, `${last}-${images.size + 1}`].map(inWords).find((one) => !taken.has(one)) ?? inWords(image);
  images.set(image, words);
  return words;
}

function inWords(image: string): string {
  return `the ${image.replaceAll(/[^\w-]+/g, '-').replaceAll(/^-+|-+$/g, '') || 'lab'} image`;
}
