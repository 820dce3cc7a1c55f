import { basename } from 'node:path';
import type { LabText } from '../../../text/lab-text';
import { installsAddon } from '../lines/addon';
import { clusterChart, isNameOfAddon } from '../lines/helm';

const NAMED = / (?:-n|--namespace)(?:[ =]+|(?=\w))["']?([a-z0-9][a-z0-9-]*)["']?(?=\s|$)/;

/** The namespaces into which lines of a text put what all who work in the cluster share; a manifest may have the name of its own. */
export function placesOfAddons({ blocks }: LabText): Set<string> {
  const lines = blocks.flatMap(({ commands = [] }) => commands.flatMap(({ text }) => linesOf(text)));
  const installing = lines.filter(installsForAll);
  const named = installing.flatMap((line) => [...line.matchAll(/https?:\/\/[^\s"'?#]+/g)].map(([address]) => basename(address).replace(/\.\w+$/, '')));
  return new Set([...installing.flatMap((line) => namespaceIn(line) ?? []), ...named]);
}

/** Whether a namespace is of this kind, by what the text says or by its name. */
export function isAddonPlace(name: string, places: ReadonlySet<string>): boolean {
  return places.has(name) || isNameOfAddon(name);
}

/** A text of the shell by its lines, each of them whole. */
export function linesOf(text: string): string[] {
  return text.replaceAll(/\s*\\\n\s*/g, ' ').split('\n');
}

/** The namespace that a line names with an option. */
export function namespaceIn(line: string): string | undefined {
  return NAMED.exec(line)?.[1];
}

/** Whether a line takes something from an address: not, what a container of it asks. */
export function namesAddress(line: string): boolean {
  return /https?:/.test(line.split(' -- ')[0] ?? '');
}

/** What a chart, or an address, of the whole cluster brings has a place of its own. */
export function installsForAll(line: string): boolean {
  if (/^\s*helm /.test(line)) return clusterChart(line.trim().split(/\s+/)) !== undefined;
  return /\bkubectl .*\b(?:apply|create)\b/.test(line) && [...line.matchAll(/https?:\/\/[^\s"']+/g)].some(([address]) => installsAddon(address));
}
