import { escaped } from '../../../system/escaped';

/** Kubernetes always pulls such an image, unless its Pod says otherwise; one that stands in for the text's may be nowhere but on the nodes. */
export function isAlwaysPulled(image: string): boolean {
  return !/:[^/]+$/.test(image) || image.endsWith(':latest');
}

/** A manifest with another image. */
export function withImage(text: string, from: string, to: string): string {
  const place = new RegExp(`^([ ]*(?:- )?)image:[ ]*["']?${escaped(from)}["']?[ ]*(?:#.*)?$`, 'gm');
  if (!place.test(text)) return text;
  const kept = text.replaceAll(/^([ ]*(?:- )?imagePullPolicy:[ ]*)["']?Always["']?/gm, '$1IfNotPresent');
  return kept.replaceAll(place, (_, indent: string, at: number) => {
    const inside = indent.replace('-', ' ');
    const policy = isAlwaysPulled(to) && !hasPolicy(kept, at, inside) ? `\n${inside}imagePullPolicy: IfNotPresent` : '';
    return `${indent}image: ${to}${policy}`;
  });
}

/** Whether the container whose image stands at a place says when it is pulled. */
function hasPolicy(text: string, at: number, inside: string): boolean {
  const isEnd = (line: string): boolean => line.trim() !== '' && !line.startsWith(inside) && !/^\s*#/.test(line);
  const isHead = (line: string): boolean => line.startsWith(`${inside.slice(0, -2)}- `);
  const above = text.slice(0, at).split('\n').slice(0, -1).reverse();
  const [own = '', ...below] = text.slice(at).split('\n');
  const head = isHead(own) ? 0 : above.findIndex((line) => isEnd(line)) + 1;
  const end = below.findIndex((line) => isEnd(line));
  const lines = [...above.slice(0, head), ...below.slice(0, end < 0 ? undefined : end)];
  return lines.some((line) => line.replace('- ', '  ').startsWith(`${inside}imagePullPolicy:`));
}

/** What a text shows, with the images that stand in for its own. A name without a tag is also that of a container or a label: it changes only where it is an image. */
export function withImagesIn(text: string, images: ReadonlyMap<string, string>): string {
  return [...images].reduce((all, [from, to]) => {
    const before = /[/:]/.test(from) ? '(?<![\\w./:-])' : '(?<=\\bimage:[ ]*["\']?|--image[= ]["\']?)';
    return all.replaceAll(new RegExp(`${before}${escaped(from)}(?![\\w/-]|[.:]\\w)`, 'g'), to);
  }, text);
}
