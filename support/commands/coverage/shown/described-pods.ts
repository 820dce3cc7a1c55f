import { listAt, podOf, type Made, type Objects } from './made';
import { labelsOf, selectorOf, wrongPair } from './labels';
import { keptAt } from './kept';
import { endpoints } from './rules/others';
import { differs } from './rules/rule';
import type { Wrong } from './wrong';

const INDENT = /^[ \t]*/;

/** What a description shows of containers: `nginx:`, and below it `Image:` and `Port:`. @param spec of the Pod; undefined if nobody knows */
export function wrongContainers(output: string, spec: unknown, made: Made, { hasSidecars }: Objects): Wrong[] {
  const own = [...listAt(spec, 'containers'), ...listAt(spec, 'initContainers')];
  const lines = output.split('\n');
  if (own.length === 0) return [];
  return lines.flatMap((text, line): Wrong[] => {
    const [, image] = /^\s+Image:\s+(\S+)$/.exec(text) ?? [];
    const heading = image === undefined ? undefined : headingOf(lines, line);
    if (image === undefined || heading === undefined) return [];
    const container = own.find(({ name }) => name === heading.name);
    if (!container) return hasSidecars ? [] : [{ line: heading.line, reason: differs('the name of the container', heading.name, own.map(({ name }) => String(name)).join(', '), made) }];
    const wanted = container['image'];
    const wrong = typeof wanted === 'string' && wanted !== image && !/[$<{]|\.{3}|…/.test(`${wanted} ${image}`) ? [{ line, reason: differs('Image', image, wanted, made) }] : [];
    return [...wrong, ...wrongPorts(lines, line, container, made)];
  });
}

/** The nearest line above that is less indented. */
function headingOf(lines: readonly string[], below: number): { name: string; line: number } | undefined {
  const indent = (text: string): number => INDENT.exec(text)?.[0].replaceAll('\t', '        ').length ?? 0;
  const line = lines.slice(0, below).map((text) => text.trim() !== '' && indent(text) < indent(lines[below] ?? '')).lastIndexOf(true);
  const [, name] = /^\s+([\w.-]+):\s*$/.exec(lines[line] ?? '') ?? [];
  return name === undefined ? undefined : { name, line };
}

function wrongPorts(lines: readonly string[], image: number, container: Readonly<Record<string, unknown>>, made: Made): Wrong[] {
  const end = lines.findIndex((text, index) => index > image && /^\s+Image:/.test(text));
  const line = lines.slice(0, end < 0 ? undefined : end).findIndex((text, index) => index > image && /^\s+Ports?:\s/.test(text));
  const seen = [...(lines[line] ?? '').matchAll(/(\d+)\/(?:TCP|UDP|SCTP)/g)].map(([, port]) => Number(port));
  const wanted = listAt(container, 'ports').map(({ containerPort }) => containerPort);
  const wrong = seen.find((port) => !wanted.includes(port));
  return wrong === undefined || wanted.length === 0 ? [] : [{ line, reason: differs('Port', wrong, wanted.join(', '), made) }];
}

/** The pairs of the lines `Labels:` and `Selector:`, and of those below them. @param isOfPod whether the description is of a Pod of the object */
export function wrongLabels(output: string, made: Made, { hasStrays }: Objects, isOfPod: boolean): Wrong[] {
  const lines = output.split('\n');
  const wanted = { Labels: isOfPod ? ((hasStrays && made.kind !== 'Pod') || made.isRolling ? {} : (podOf(made)?.labels ?? {})) : labelsOf(made), Selector: isOfPod ? {} : selectorOf(made) };
  return (['Labels', 'Selector'] as const).flatMap((label) => {
    const first = lines.findIndex((text) => new RegExp(`^${label}:\\s`).test(text));
    const next = lines.findIndex((text, index) => index > first && /^\S/.test(text));
    const own = first < 0 ? [] : lines.slice(first, next < 0 ? undefined : next);
    return own.flatMap((text, at): Wrong[] => {
      const reason = wrongPair(label, text, wanted[label], made);
      return reason === undefined ? [] : [{ line: first + at, reason }];
    });
  });
}

/** The values of a ConfigMap, each below its key and a line. */
export function wrongData(output: string, made: Made): Wrong[] {
  const lines = output.split('\n');
  return lines.flatMap((text, line): Wrong[] => {
    const [, key = ''] = made.kind === 'ConfigMap' && lines[line + 1]?.trim() === '----' ? (/^([\w.-]+):\s*$/.exec(text) ?? []) : [];
    const kept = key === '' ? undefined : keptAt(made, key)?.trim();
    const seen = lines[line + 2]?.trim() ?? '';
    return kept === undefined || /[\n$<{]/.test(kept) || /^\.{3}|…/.test(seen) || kept === seen ? [] : [{ line: line + 2, reason: differs(key, seen, kept, made) }];
  });
}

/** The addresses behind a Service. */
export function wrongEndpoints(output: string, made: Made, objects: Objects): Wrong[] {
  const lines = output.split('\n');
  const line = lines.findIndex((text) => /^Endpoints:\s+\d/.test(text));
  const cells = new Map([['ENDPOINTS', (lines[line] ?? '').replace(/^Endpoints:\s+/, '')]]);
  const reason = line < 0 || made.kind !== 'Service' ? undefined : endpoints({ line, name: made.name, cells }, made, objects);
  return reason === undefined ? [] : [{ line, reason }];
}
