import type { Segment } from '../segments';
import { BEFORE, questions } from '../asked';
import type { State } from '../state';

/** lab.yaml of a draft. */
export function labYaml(title: string, segments: readonly Segment[], state: State): string {
  const images = [...imageNames(state.images)].map(([image, words]) => `  ${words}: { name: ${JSON.stringify(image)} }`);
  const rights = [...state.rights].map((right) => {
    const [verb = '', resource = '', group] = right.split(' ');
    return `  - { verb: ${verb}, ${group === undefined ? '' : `group: ${group}, `}resource: ${resource}, isClusterWide: true }`;
  });
  const own = [...state.ownRights].map((resources) => `  - { verbs: [create, get, list, update, patch, delete], resources: [${resources}] }`);
  if (state.marksNamespace) own.push('  - { verbs: [get, patch], resources: [namespaces] }');
  return [
    '# yaml-language-server: $schema=../../node_modules/labspec/docs/lab.schema.json',
    ...questions(state).map((question) => `# ${question}`),
    `title: ${JSON.stringify(title)}`,
    ...readersNamespace(state),
    'ownNamespace: true',
    ...(state.fixtures.has(BEFORE) ? [`scene: [${BEFORE}]`] : []),
    ...(images.length > 0 ? ['images:', ...images] : []),
    ...(state.programs.size > 0 ? [`programs: [${[...state.programs].join(', ')}]`] : []),
    ...(rights.length + own.length > 0 ? ['rights:', ...rights, ...own] : []),
    'tasks:',
    ...segments.map(({ id, title: name, needs }) => `  - { id: ${id}, title: ${JSON.stringify(name)}${needs.length > 0 ? `, needs: [${needs.join(', ')}]` : ''} }`),
    '',
  ].join('\n');
}

/** Where readers work, if the text has them make one namespace: a check looks there. */
function readersNamespace({ namespaces }: State): string[] {
  const [name = '', ...others] = namespaces;
  return others.length === 0 && /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(name) ? [`names: { namespace: ${JSON.stringify(name)} }`] : [];
}

/** How features speak of images: `the nginx-1-27 image`; of another one with the same last word by its whole name. */
export function imageNames(images: Iterable<string>): Map<string, string> {
  const names = new Map<string, string>();
  for (const image of images) {
    const named = image.split('@')[0] ?? image;
    const last = named.split('/').at(-1) ?? named;
    const taken = new Set(names.values());
    names.set(image, [last, named, `${last}-${names.size + 1}`].map(inWords).find((words) => !taken.has(words)) ?? inWords(image));
  }
  return names;
}

function inWords(image: string): string {
  return `the ${image.replaceAll(/[^\w-]+/g, '-').replaceAll(/^-+|-+$/g, '') || 'lab'} image`;
}
