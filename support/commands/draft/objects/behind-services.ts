import type { LabText } from '../../../text/lab-text';
import { fromBefore } from '../asked';
import { commandsIn } from '../lines/commands-in';
import { kubectlLine } from '../lines/kubectl-line';
import { plainName } from '../manifests/plain-name';
import { manifestsIn } from '../manifests/read-manifests';
import { filesBeside, type State } from '../state';
import type { Manifest } from './object-claims';
import { podLabelsOf } from './selected';

/** Pods that a Service of a text selects, where nothing in the text makes any: an earlier text of its series has. */
export interface Behind {
  service: string;
  /** Of the text, where the service stands. */
  line: number;
  labels: Record<string, string>;
  ports: { name?: string; port: number }[];
}

interface ServiceSpec {
  selector?: Record<string, string> | null;
  ports?: { port?: number; targetPort?: number | string }[];
}

const MAKES_PODS = /\bkubectl\b[^\n|;&]*\b(?:run\b(?![^\n]* --rm\b)|create (?:deploy|job|cronjob))|\bhelm (?:install|upgrade)\b|\bkustomize\b|\bapply -k\b|\.sh\b/;

/** The Pods that the Services of a text select, if it makes none at all. @returns none where files that are nowhere may make any, unless these have stand-ins */
export function podsBehindServices({ blocks }: LabText, state: State): Behind[] {
  const typed = blocks.flatMap(({ commands = [] }) => commands);
  const shown = blocks.flatMap(({ text, line, kind }) => (kind === 'file' ? manifestsIn(text) : bodiesOf(text).flatMap(manifestsIn)).map((object) => ({ object, line })));
  const beside = appliedIn(typed.map(({ text }) => text)).flatMap((name) => [...filesBeside(state, name).values()].flatMap(manifestsIn));
  const isMade = [...shown.map(({ object }) => object), ...beside].some((object) => podLabelsOf(object) !== undefined || /Job$/.test(object.kind)) || typed.some(({ text }) => MAKES_PODS.test(text.replaceAll('\\\n', ' ')));
  const all = [...shown, ...beside.map((object) => ({ object, line: 1 }))];
  return isMade ? [] : [...new Map(all.flatMap(({ object, line }): [string, Behind][] => behind(object, line).map((one) => [JSON.stringify(one.labels), one]))).values()];
}

/** Where no file of the text may make them, they are there before its reader begins: the author is asked for them. */
export function bringPodsBehind(behind: readonly Behind[], { blocks }: LabText, state: State): void {
  if (behind.length === 0) return;
  const applied = appliedIn(blocks.flatMap(({ commands = [] }) => commands.map(({ text }) => text)));
  if (applied.some((name) => !state.later.has(name) && !blocks.some(({ text }) => text.includes(`> ${name}`)) && filesBeside(state, name).size === 0)) return;
  for (const { service, line, labels, ports } of behind) {
    state.line = line;
    fromBefore(state, `deployment "${Object.values(labels)[0] ?? service}"`, { labels, ports });
  }
}

/** The files that lines apply. */
function appliedIn(lines: readonly string[]): string[] {
  const read = lines.flatMap((text) => (commandsIn(text) ?? []).flatMap((words) => kubectlLine(words) ?? []));
  return [...new Set(read.filter(({ verb }) => verb === 'apply' || verb === 'create').flatMap(({ files }) => files).filter((name) => name !== '-').map(plainName))];
}

function behind({ kind, metadata, spec }: Manifest, line: number): Behind[] {
  const { selector, ports = [] } = (spec ?? {}) as ServiceSpec;
  if (kind !== 'Service' || !selector || Object.keys(selector).length === 0 || metadata?.name === undefined) return [];
  const targets = ports.map(({ port = 80, targetPort = port }) => (typeof targetPort === 'number' ? { port: targetPort } : { name: targetPort, port }));
  return [{ service: metadata.name, line, labels: selector, ports: targets }];
}

/** The bodies of here-documents. */
function bodiesOf(text: string): string[] {
  return [...text.matchAll(/<<-?\s*(["']?)(\w+)\1[^\n]*\n([^]*?)\n\s*\2\s*(?=\n|$)/g)].map(([, , , body = '']) => body);
}
