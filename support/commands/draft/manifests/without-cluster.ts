import { isSeq, parseDocument, type Document } from 'yaml';

/** What a cluster writes into an object, and no manifest has. */
const WRITTEN = [['status'], ...['uid', 'resourceVersion', 'creationTimestamp', 'generation', 'managedFields', 'ownerReferences', 'selfLink'].map((key) => ['metadata', key])];
const TOKEN = /^(?:kube-api-access-[a-z0-9]{5}|default-token-[a-z0-9]{5})$/;
const SPECS: Readonly<Record<string, string[]>> = { Pod: ['spec'], CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'] };

/**
 * A manifest that is to be there before the reader begins, without what belongs to the cluster that somebody took it from, and without an account that is
 * not there then. @param isThere whether an account is
 */
export function withoutCluster(text: string, isThere: (account: string) => boolean): string {
  const document = parseDocument(text);
  const { kind } = document.toJS() as { kind?: string };
  const spec = SPECS[kind ?? ''] ?? ['spec', 'template', 'spec'];
  const isDump = document.hasIn(['status']) || document.hasIn(['metadata', 'uid']);
  const account = document.getIn([...spec, 'serviceAccountName']) ?? document.getIn([...spec, 'serviceAccount']);
  const hasNoAccount = typeof account === 'string' && account !== 'default' && !isThere(account);
  if (!isDump && !hasNoAccount) return text;
  if (hasNoAccount) for (const key of ['serviceAccount', 'serviceAccountName']) document.deleteIn([...spec, key]);
  if (isDump) removeWritten(document, spec);
  return String(document);
}

function removeWritten(document: Document, spec: readonly string[]): void {
  for (const path of [...WRITTEN, [...spec, 'nodeName']]) if (document.hasIn(path)) document.deleteIn(path);
  removeTokens(document, [...spec, 'volumes']);
  for (const kind of ['containers', 'initContainers']) {
    for (let index = 0; index < itemsAt(document, [...spec, kind]).length; index += 1) removeTokens(document, [...spec, kind, index, 'volumeMounts']);
  }
}

/** Kubernetes mounts the token of an account itself. */
function removeTokens(document: Document, path: readonly (string | number)[]): void {
  const items = itemsAt(document, path);
  for (let index = items.length - 1; index >= 0; index -= 1) if (TOKEN.test(String(document.getIn([...path, index, 'name'])))) document.deleteIn([...path, index]);
  if (items.length === 0 && document.hasIn(path)) document.deleteIn(path);
}

function itemsAt(document: Document, path: readonly (string | number)[]): readonly unknown[] {
  const found = document.getIn(path);
  return isSeq(found) ? found.items : [];
}
