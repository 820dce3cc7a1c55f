import { removedApi } from '../../../../platform/kubernetes/removed';
import { kindOfWord } from '../../../draft/lines/kinds';
import type { Finding } from '../../../lint/finding';
import { fileObjects, type FileObject } from './file-objects';
import type { ReadLab } from './read-lab';
import { writtenTexts } from './written-texts';

/** What kubectl says of such a manifest: a text that shows it means it. */
const REFUSED = /no matches for kind|apiVersion not set|unable to recognize|the API version in the data/;

/** Manifests of Kubernetes' own kinds whose apiVersion is missing, or is that of other kinds. */
export function wrongApis(lab: ReadLab): Finding[] {
  if (lab.commands.some(({ output }) => REFUSED.test(output?.text ?? '')) || lab.steps.some(({ text, docString = '' }) => REFUSED.test(`${text}\n${docString}`))) return [];
  return writtenTexts(lab).filter(({ isWhole }) => isWhole).flatMap(({ text, placeOf }) => fileObjects(text).flatMap((object): Finding[] => {
    const found = wrongApiOf(object);
    return found ? [{ ...found, place: placeOf(object.lineOf(found.at) - 1) }] : [];
  }));
}

/** What is wrong with the apiVersion of an object. */
export function wrongApiOf({ kind, name, value }: Pick<FileObject, 'kind' | 'name' | 'value'>): { at: string; reason: string; next: string } | undefined {
  const own = kindOfWord(kind);
  const { apiVersion } = value as { apiVersion?: unknown };
  // Events are of two groups.
  if (own?.kind !== kind || kind === 'Event') return undefined;
  const right = own.group === '' ? 'v1' : `${own.group}/${kind === 'HorizontalPodAutoscaler' ? 'v2' : 'v1'}`;
  const next = `write apiVersion: ${right}`;
  if (apiVersion === undefined || apiVersion === null || apiVersion === '') return { at: 'kind', reason: `The manifest of ${kind} ${name} has no apiVersion`, next };
  const said = typeof apiVersion === 'string' ? apiVersion : JSON.stringify(apiVersion);
  return /[${<]/.test(said) || removedApi(said, kind) !== undefined || isOf(said, own.group) ? undefined : { at: 'apiVersion', reason: `${said} has no kind ${kind}`, next };
}

/** Whether the API may have a kind of this group; other makers' groups, which have a dot, may have kinds of the same names. */
function isOf(apiVersion: string, wanted: string): boolean {
  const [group = '', version = ''] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion];
  if (group !== wanted) return group.includes('.') && !group.endsWith('.k8s.io');
  return (wanted === 'autoscaling' ? /^v[12](?:(?:alpha|beta)\d+)?$/ : /^v1(?:(?:alpha|beta)\d+)?$/).test(version);
}
