import { Document, LineCounter } from 'yaml';
import { clientNodeAtOnce } from '../../../platform/kubernetes/client-node';
import { fieldMistake } from '../../../vocabulary/manifests/check-fields';
import { kindOfWord } from '../lines/kinds';
import type { Manifest } from '../objects/object-claims';

/** Why the API refuses a manifest of Kubernetes' own kinds: a field that is misspelt or stands on another level, or a list that is none. */
export function whyWrongField(manifest: Manifest): string | undefined {
  const mistake = mistakeIn(manifest);
  if (mistake === undefined) return undefined;
  const { reason, expected, cause } = mistake;
  return `Kubernetes refuses it: ${reason}${cause === 'unknown-field' && expected !== undefined && (manifest.kind === 'Pod' || !expected.includes('.')) ? `; see whether ${expected} is meant` : ''}`;
}

/** The first field that the API does not have, and the one beside it that is meant, if its name shows that. */
export function wrongFieldOf(manifest: Manifest): { path: string; meant: string | undefined } | undefined {
  const { reason = '', expected, cause } = mistakeIn(manifest) ?? {};
  const path = cause === 'unknown-field' ? / has the field (\S+), which /.exec(reason)?.[1] : undefined;
  return path === undefined ? undefined : { path, meant: expected?.includes('.') === true ? undefined : expected };
}

function mistakeIn(manifest: Manifest): ReturnType<typeof fieldMistake> {
  const type = typeOf(manifest);
  const name = [manifest.kind, manifest.metadata?.name].filter(Boolean).join(' ');
  const mistake = type === undefined ? undefined : fieldMistake({ file: name, text: '', lines: new LineCounter() }, new Document(asWritten(manifest)), type, clientNodeAtOnce());
  return /^unknown-field$|-not-a-list$/.test(mistake?.cause ?? '') ? mistake : undefined;
}

/** Without parts that only a manifest that has been read has. */
function asWritten(manifest: Manifest): unknown {
  return Object.fromEntries(Object.entries(manifest).filter(([, value]) => value !== undefined && JSON.stringify(value) !== '{}'));
}

/** As the client calls it; none of a kind that another group has, too, or of an early version. */
function typeOf({ apiVersion = '', kind }: Manifest): string | undefined {
  const own = kindOfWord(kind);
  const [, group = '', version = ''] = /^(?:([\w.-]+)\/)?v(\d+)$/.exec(apiVersion) ?? [];
  return own?.kind === kind && own.group === group && version !== '' ? `V${version}${kind}` : undefined;
}
