import type { Finding } from '../../../lint/finding';
import type { Call } from '../../../../vocabulary/lines/call';
import { kindWord } from '../../../../vocabulary/lines/targets';
import { literal, type Word } from '../../../../vocabulary/lines/word';
import { shownPath, type TextCommand } from '../text-items';
import type { ReadLab } from './read-lab';
import { objectsIn } from './objects-in';

/** A shown output that its command cannot give: objects of other names or kinds, columns of other options, something that is not what `-o` asks for. */
export function impossibleOutputs({ commands, files, fixtures }: ReadLab): Finding[] {
  return commands.flatMap((command) => {
    const { output, statements } = command;
    const call = statements.length === 1 && statements[0]?.calls.length === 1 ? statements[0].calls[0] : undefined;
    if (!output || call?.program !== 'kubectl') return [];
    const contents = (call.options.get('filename') ?? []).map((word) => literal(word) ?? '').map((name) => files.find((file) => file.name === name)?.text ?? fixtures.get(name));
    const why = [...wrongReports(call, output.text, contents), ...wrongTable(call, output.text), ...wrongForm(call, output.text)];
    return why.map(({ line, reason }) => ({ place: `${shownPath(command.path)}:${output.line + line}`, reason: `${firstLine(command)} cannot print this: ${reason}`, next: 'run it, and show what it prints' }));
  });
}

interface Why {
  /** Of the output, from 0. */
  line: number;
  reason: string;
}

function firstLine({ text }: TextCommand): string {
  return `"${text.split('\n')[0] ?? ''}"`;
}

/** What kubectl says of each verb: `deployment.apps/web created`, `pod "web" deleted`. */
const SAID: Readonly<Record<string, RegExp>> = { create: /created/, apply: /created|configured|unchanged|serverside-applied/, run: /created/, expose: /exposed/, scale: /scaled/, delete: /deleted/, label: /labeled|unlabeled|not labeled/, annotate: /annotated/, patch: /patched/, edit: /edited|no change/, autoscale: /autoscaled/, 'rollout undo': /rolled back/, 'rollout restart': /restarted/, 'set image': /image updated/, 'set env': /env updated|updated/, wait: /condition met/, 'rollout status': /rolled out|rollout to finish/ };

/** With some options, kubectl does and says something else as well: `pod "client" deleted` after `run --rm`. */
function saidBy({ verb, options }: Call): RegExp | undefined {
  const more = [...(verb === 'run' && options.has('rm') ? ['deleted'] : []), ...(verb === 'apply' && options.has('prune') ? ['pruned'] : []), ...(options.has('force') && verb === 'apply' ? ['deleted', 'replaced'] : [])];
  const said = SAID[verb];
  return said && more.length > 0 ? new RegExp([said.source, ...more].join('|')) : said;
}

function wrongReports(call: Call, output: string, contents: readonly (string | undefined)[]): Why[] {
  const said = saidBy(call);
  if (!said || call.options.has('dry-run') || call.options.has('output')) return [];
  const known = namesOf(call, contents);
  return output.split('\n').flatMap((text, line): Why[] => {
    const report = /^([a-z][\w.-]*)\/(\S+) (.+)$/.exec(text.trim()) ?? /^(?:Waiting for )?([a-z][\w.-]*) "([^"]+)" (.+)$/.exec(text.trim());
    if (!report) return [];
    const [, kind = '', name = '', verb = ''] = report;
    // A run has a namespace of its own, which its files then do not make.
    if (/^(?:warning|namespace$)/i.test(kind)) return [];
    if (!said.test(verb) && /^(?:created|configured|unchanged|applied|exposed|scaled|deleted|labeled|annotated|patched|edited|autoscaled|rolled back|restarted)/.test(verb)) return [{ line, reason: `it does not say "${verb}"` }];
    if (known && !known.some((one) => one.name === name && (one.kind === undefined || one.kind === kindWord(kind)))) return [{ line, reason: `the command is about ${known.map(({ kind: word, name: its }) => `${word === undefined ? '' : `${word}/`}${its}`).join(', ')}` }];
    return [];
  });
}

/** What some commands make of the object that they name. */
const MADE_OF: Readonly<Record<string, string>> = { expose: 'service', autoscale: 'horizontalpodautoscaler' };

/** The objects that a command makes or changes; undefined where only the cluster knows. */
function namesOf({ verb, targets, options }: Call, contents: readonly (string | undefined)[]): { kind?: string; name: string }[] | undefined {
  if (contents.length > 0) return contents.every((content) => content !== undefined && objectsIn(content).length > 0 && !/name: *["']?[^ \n]*[$<{]/.test(content)) ? contents.flatMap((content) => objectsIn(content ?? '')).map(({ kind, name }) => ({ kind: kindWord(kind), name })) : undefined;
  if (options.has('all') || options.has('selector') || targets.length === 0) return undefined;
  const made = MADE_OF[verb];
  const names = targets.map(({ name }) => (made === undefined ? name : (options.get('name')?.[0] ?? name)));
  const literals = names.map((name: Word | undefined) => name && literal(name));
  if (literals.some((name) => name === undefined)) return undefined;
  return literals.flatMap((name = '', index) => [{ kind: made ?? targets[index]?.kind ?? '', name }, ...(verb === 'run' && options.has('expose') ? [{ kind: 'service', name }] : [])]);
}

/** Columns that only some kinds, or only some options, have. */
const COLUMNS: Readonly<Record<string, RegExp>> = { pod: /^READY$|^RESTARTS$/, deployment: /^UP-TO-DATE$|^AVAILABLE$/, service: /^CLUSTER-IP$|^PORT\(S\)$/, node: /^ROLES$|^VERSION$/, job: /^COMPLETIONS$|^DURATION$/, replicaset: /^DESIRED$|^CURRENT$/, persistentvolumeclaim: /^ACCESS MODES$|^CAPACITY$/ };
const WIDE: Readonly<Record<string, RegExp>> = { pod: /^IP$|^NODE$|^NOMINATED NODE$|^READINESS GATES$/, deployment: /^CONTAINERS$|^IMAGES$|^SELECTOR$/, service: /^SELECTOR$/, node: /^INTERNAL-IP$|^KERNEL-VERSION$/, replicaset: /^CONTAINERS$|^IMAGES$|^SELECTOR$/ };

function wrongTable({ verb, targets, options }: Call, output: string): Why[] {
  const [kind, ...others] = [...new Set(targets.map((target) => target.kind))];
  const lines = output.split('\n');
  const at = lines.findIndex((line) => /^NAME\s{2,}/.test(line));
  if (verb === 'describe' && at === 0) return [{ line: at, reason: 'describe prints no table' }];
  if (verb !== 'get' || kind === undefined || others.length > 0 || at < 0 || kind === 'all') return [];
  const columns = (lines[at] ?? '').trim().split(/\s{2,}/);
  const form = options.get('output')?.map((word) => literal(word) ?? '')[0];
  const wide = form === 'wide' ? undefined : columns.find((column) => WIDE[kind]?.test(column));
  const foreign = COLUMNS[kind] && !columns.some((column) => COLUMNS[kind]?.test(column)) ? Object.entries(COLUMNS).find(([other, pattern]) => other !== kind && columns.some((column) => pattern.test(column)))?.[0] : undefined;
  const names = targets.flatMap(({ name }) => (name && literal(name) !== undefined ? [literal(name) ?? ''] : []));
  const strange = lines.slice(at + 1).map((text, index) => ({ line: at + 1 + index, name: text.trim().split(/\s+/)[0] ?? '' })).filter(({ name }) => /^[a-z0-9]/.test(name) && names.length === targets.length && !names.includes(name));
  return [
    ...(wide === undefined ? [] : [{ line: at, reason: `only -o wide has the column ${wide}` }]),
    ...(foreign === undefined ? [] : [{ line: at, reason: `these are the columns of a ${foreign}` }]),
    ...(options.has('show-labels') || !columns.includes('LABELS') ? [] : [{ line: at, reason: 'only --show-labels has the column LABELS' }]),
    ...strange.map(({ line, name }) => ({ line, reason: `it asks for ${names.join(', ')}, not for ${name}` })),
  ];
}

/** `-o yaml` and `-o json` print no table, and a table is no YAML. */
function wrongForm({ verb, options, targets }: Call, output: string): Why[] {
  const form = options.get('output')?.map((word) => literal(word) ?? '')[0] ?? '';
  if (verb !== 'get' || !/^(?:yaml|json|name)$/.test(form)) return isManifest(output) && verb === 'get' && form === '' ? [{ line: 0, reason: 'only -o yaml prints a manifest' }] : [];
  if (/^NAME\s{2,}/m.test(output)) return [{ line: 0, reason: `-o ${form} prints no table` }];
  if (form === 'json' && !/^\s*[{[]/.test(output) && isManifest(output)) return [{ line: 0, reason: '-o json prints JSON' }];
  const bare = form === 'name' ? output.split('\n').findIndex((line) => /^[a-z0-9][\w.-]*$/.test(line.trim())) : -1;
  if (bare >= 0) return [{ line: bare, reason: '-o name prints the kind before each name' }];
  const [target] = targets;
  const wanted = targets.length === 1 && target?.name ? literal(target.name) : undefined;
  const shown = objectsIn(output)[0];
  return wanted !== undefined && shown && shown.name !== wanted ? [{ line: 0, reason: `it asks for ${wanted}, not for ${shown.name}` }] : [];
}

function isManifest(output: string): boolean {
  return /^apiVersion:/m.test(output) && /^kind:/m.test(output);
}
