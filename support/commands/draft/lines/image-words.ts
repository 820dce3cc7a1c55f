/** How features speak of an image: `the nginx-1-27 image`. */
export function imageWords(image: string): string {
  const name = (image.split('@')[0] ?? image).split('/').at(-1) ?? image;
  return `the ${name.replaceAll(/[^\w-]+/g, '-').replaceAll(/^-+|-+$/g, '') || 'lab'} image`;
}
