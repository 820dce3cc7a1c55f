import { stringify } from 'yaml';
import type { Segment } from '../segments';
import { BEFORE, questions } from '../asked';
import { ownStates } from '../lines/own-states';
import type { State } from '../state';

/** lab.yaml of a draft. */
export function labYaml(title: string, segments: readonly Segment[], state: State): string {
  const { ownImage } = state;
  const images = [...state.images].map(([image, words]) => `  ${words}: { name: ${JSON.stringify(image)}${image === ownImage?.name ? `, base: ${JSON.stringify(ownImage.base)}` : ''} }`);
  const files = [...new Set([...(ownImage?.files ?? []), ...(state.application?.files ?? [])])].filter((file) => state.fixtures.has(file));
  return [
    '# yaml-language-server: $schema=../../node_modules/labspec/docs/lab.schema.json',
    ...questions(state).map((question) => `# ${question}`),
    `title: ${JSON.stringify(title)}`,
    ...cluster(state),
    ...readersNamespace(state),
    'ownNamespace: true',
    ...(state.fixtures.has(BEFORE) ? [`scene: [${BEFORE}]`] : []),
    ...(files.length > 0 ? [`files: ${JSON.stringify(files)}`] : []),
    ...(state.application ? ['application: { install: npm install, installed: [package-lock.json, node_modules], start: npm start }'] : []),
    ...(images.length > 0 ? ['images:', ...images] : []),
    ...(state.programs.size > 0 ? [`programs: [${[...state.programs].join(', ')}]`] : []),
    ...rightsOf(state),
    'tasks:',
    ...segments.map((segment) => task(segment, state)),
    '',
  ].join('\n');
}

function task({ id, title, needs, items }: Segment, state: State): string {
  const made = new Set(items.flatMap(({ effects }) => effects.map(({ object }) => object)));
  const makes = [...ownStates(state)].flatMap(([object, words]) => (made.has(object) ? [words] : []));
  return `  - { id: ${id}, title: ${JSON.stringify(title)}${needs.length > 0 ? `, needs: [${needs.join(', ')}]` : ''}${makes.length > 0 ? `, makes: ${JSON.stringify(makes)}` : ''} }`;
}

/** What the run must be allowed, in the whole cluster and in its own namespace. */
function rightsOf(state: State): string[] {
  const rights = [...state.rights].map((right) => {
    const [verb = '', resource = '', group] = right.split(' ');
    return `  - { verb: ${verb}, ${group === undefined ? '' : `group: ${group}, `}resource: ${resource}, isClusterWide: true }`;
  });
  const own = [...state.ownRights].map((right) => {
    const [resources = '', group = '', verbs = 'create,get,list,update,patch,delete'] = right.split(' ');
    return `  - { verbs: [${words(verbs)}], ${group === '' ? '' : `group: ${words(group)}, `}resources: [${words(resources)}] }`;
  });
  if (state.marksNamespace) own.push('  - { verbs: [get, patch], resources: [namespaces] }');
  return rights.length + own.length > 0 ? ['rights:', ...rights, ...own] : [];
}

/** `get, list`; all of them are a word of YAML in quotes only. */
function words(list: string): string {
  return list.replaceAll('*', '"*"').replaceAll(',', ', ');
}

function cluster({ options }: State): string[] {
  return options.cluster ? [`cluster: ${stringify(options.cluster, { collectionStyle: 'flow' }).trim()}`] : [];
}

/** Where readers work, if the text has them make one namespace: a check looks there. */
function readersNamespace({ namespaces }: State): string[] {
  const [name = '', ...others] = namespaces;
  return others.length === 0 && /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(name) ? [`names: { namespace: ${JSON.stringify(name)} }`] : [];
}
