import type { Finding } from '../../../lint/finding';
import { placeholdersIn } from '../../../../vocabulary/lines/placeholders';
import type { Call } from '../../../../vocabulary/lines/call';
import { exampleOf } from '../template-of';
import type { TextCommand } from '../text-items';
import type { ReadLab } from './read-lab';

/** Of every shell. */
const GIVEN = new Set(['HOME', 'PATH', 'PWD', 'OLDPWD', 'USER', 'SHELL', 'LANG', 'TERM', 'HOSTNAME', 'RANDOM', 'SECONDS', 'KUBECONFIG', 'IFS', 'UID', 'TMPDIR', 'LINENO', 'REPLY']);
/** How texts say that the reader fills something in. */
const EXPLAINED = /\b(?:replac\w*|substitut\w*|copy|copied|insert|fill|your|own|note (?:down|the)|use the name|where|choose|enter|with the name|put in|(?:its|whose|the) names? (?:is|are))\b/i;
/** So far before and behind a command, a text explains its placeholders. */
const NEAR_LINES = 8;
/** What the line itself says behind it. */
const REMARK = /\s#.*\b(?:use|e\.g\.|for example|such as|like|put in|replace)\b/i;
/** A line of a block. */
const TYPED = /^\s*(?:\$ )?(?:kubectl|docker|helm|kind|curl)\b/;

/** Names that nothing in the text gives a value, and placeholders that it does not explain. What is only mentioned in a sentence is an example. */
export function unfilled(lab: ReadLab): Finding[] {
  return lab.commands.filter(({ isInline }) => !isInline).flatMap((command) => [...names(command, lab), ...(exampleOf(command, lab.commands) ? [] : placeholders(command, lab))]);
}

/** What a container's shell, or a script, fills in is not the reader's. */
function names({ text, place, path, line, statements }: TextCommand, { lines }: ReadLab): Finding[] {
  const own = statements.some(({ redirects }) => redirects.some(({ body }) => body !== undefined)) ? (text.split('\n')[0] ?? '') : text;
  const used = [...withoutQuoted(own).matchAll(/(?<!\\)\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/g)].map(([, braced, bare]) => braced ?? bare ?? '');
  // Also what another shell than bash sets, or a block that no reader types as it is.
  const before = [...[...lines].filter(([other]) => other !== path).flatMap(([, all]) => all), ...(lines.get(path) ?? []).slice(0, line - 1), text].join('\n');
  const unknown = [...new Set(used)].filter((name) => !GIVEN.has(name) && !isSet(name, before));
  return unknown.map((name) => ({ place, reason: `Nothing in the text gives $${name} a value`, next: `show before how the reader sets it: ${name}=$(...)` }));
}

/** `x=1`, `export x`, `read x`, `for x in`. */
function isSet(name: string, text: string): boolean {
  return new RegExp(`(?:^|[\\s;&|(\`$])${name}\\s*=|\\b(?:for|read(?: -\\w+)*)\\s+${name}\\b`, 'm').test(text);
}

/** `<pod-name>`, where a line above lists the Pods. */
function isListed(placeholder: string, { path, line }: TextCommand, { commands }: ReadLab): boolean {
  const [, kind = ''] = /^<(?:the[-_ ])?([a-z]+?)s?(?:[-_ ]?(?:name|id))?>$/i.exec(placeholder) ?? [];
  const lists = ({ verb, targets }: Call): boolean => verb === 'get' && targets.some((target) => target.name === undefined && target.kind === kind.toLowerCase());
  return kind !== '' && commands.some((other) => other.path === path && other.line < line && other.statements.some(({ calls }) => calls.some(lists)));
}

function placeholders(command: TextCommand, lab: ReadLab): Finding[] {
  const { path, line, text, place } = command;
  const { lines } = lab;
  const own = lines.get(path) ?? [];
  const near = [...own.slice(Math.max(0, line - 1 - NEAR_LINES), line - 1), ...own.slice(line, line + NEAR_LINES)];
  const said = near.filter((one) => !TYPED.test(one)).join('\n');
  const isSaidOnce = (one: string): boolean => own.some((each) => each.includes(one) && EXPLAINED.test(each) && !TYPED.test(each));
  const isExplained = (one: string): boolean => /your|my|\bone[-_ ]of|\bany\b|\bsome\b/i.test(one) || said.includes(one) || EXPLAINED.test(said) || isSaidOnce(one) || REMARK.test(text) || isListed(one, command, lab);
  return [...new Set(placeholdersIn(text))].filter((one) => !isExplained(one)).map((one) => ({ place, reason: `The text does not say what the reader writes for ${one}`, next: `say where it comes from, or set a name before: ${nameOf(one)}=$(...)` }));
}

function nameOf(placeholder: string): string {
  return placeholder.slice(1, -1).replaceAll(/\W+/g, '_');
}

function withoutQuoted(text: string): string {
  return text.replaceAll(/'[^']*'/g, '');
}
