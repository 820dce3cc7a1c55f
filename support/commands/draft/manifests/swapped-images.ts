/** Kubernetes always pulls such an image, unless its Pod says otherwise; one that stands in for the text's may be nowhere but on the nodes. */
export function isAlwaysPulled(image: string): boolean {
  return !/:[^/]+$/.test(image) || image.endsWith(':latest');
}

export function escaped(image: string): string {
  return image.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** A manifest with another image. */
export function withImage(text: string, from: string, to: string): string {
  const place = new RegExp(`^([ ]*(?:- )?)image:[ ]*["']?${escaped(from)}["']?[ ]*(?:#.*)?$`, 'gm');
  if (!place.test(text)) return text;
  const kept = text.replaceAll(/^([ ]*(?:- )?imagePullPolicy:[ ]*)["']?Always["']?/gm, '$1IfNotPresent');
  const policy = isAlwaysPulled(to) && !text.includes('imagePullPolicy') ? '\n$1imagePullPolicy: IfNotPresent' : '';
  return kept.replaceAll(place, (_, indent: string) => `${indent}image: ${to}${policy.replace('$1', indent.replace('-', ' '))}`);
}

/** What a text shows, with the images that stand in for its own. A name without a tag is also that of a container or a label: it changes only where it is an image. */
export function withImagesIn(text: string, images: ReadonlyMap<string, string>): string {
  return [...images].reduce((all, [from, to]) => {
    const before = /[/:]/.test(from) ? '(?<![\\w./:-])' : '(?<=\\bimage:[ ]*["\']?|--image[= ]["\']?)';
    return all.replaceAll(new RegExp(`${before}${escaped(from)}(?![\\w/-]|[.:]\\w)`, 'g'), to);
  }, text);
}
