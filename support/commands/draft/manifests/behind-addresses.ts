import { basename, dirname } from 'node:path';
import type { Word } from '../../../vocabulary/shell/parse-lines';
import { laterOrAsked, NOWHERE } from '../asked';
import type { Drafted } from '../drafted';
import { installsAddon } from '../lines/addon';
import { filesBeside, type State } from '../state';
import { besideByEnd } from './files-elsewhere';
import { writing } from './given-files';

/** Manifests and data: what a program, or a script, does to a machine is for a person to decide. */
const DATA = /\.(?:ya?ml|json|txt|conf|cfg|ini|toml|properties|env|html|csv|xml|sql)$/i;
/** Of the internet, and not of a server that the lab runs. */
const PUBLIC = /https?:\/\/(?![\w.-]*(?:\.svc\b|cluster\.local|localhost))[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\/[^\s"'`|;&)<>,]+/g;
/** `kubectl apply -f ADDRESS`, whatever the address ends with. */
const APPLIED = /(?<=\bkubectl [^\n|;&]*?(?:-f|--filename)(?:[ =]|(?=h))["']?)https?:\/\/[^\s"'`|;)<>,]+/g;
/** `curl -s ADDRESS | kubectl apply -f -` */
const PIPED = /^(?:curl|wget)(?: -{1,2}[\w-]+)* (?<address>(["']?)https?:\/\/[^\s"'`|;)<>]+\2)(?: -{1,2}[\w-]+)* *\| *(?<applies>kubectl [^\n|;&]*(?:-f|--filename)[ =]?)-(?=\s|$)/;

interface FileBehind {
  address: string;
  /** As the address has it. */
  name: string;
}

/** The files behind addresses that a line names: what kubectl reads, and what is data by its name. */
export function filesBehind(text: string): FileBehind[] {
  const line = withoutPipe(text);
  const applied = appliedIn(line).map((address) => ({ address, name: /\.\w+$/.test(nameIn(address)) ? nameIn(address) : `${nameIn(address)}.yaml` }));
  const plain = /\b(?:kubectl|curl|wget)\b/.test(line) ? [...line.matchAll(PUBLIC)].map(([address]) => ({ address, name: nameIn(address) })).filter(({ name }) => DATA.test(name)) : [];
  return [...new Map([...plain, ...applied].map((file) => [file.address, file])).values()].filter(({ address, name }) => /^[A-Za-z0-9][\w.-]*$/.test(name) && !address.includes('$('));
}

function appliedIn(line: string): string[] {
  return [...line.matchAll(APPLIED)].map(([address]) => address);
}

function nameIn(address: string): string {
  return basename(address.replace(/[?#].*$/, ''));
}

function withoutPipe(text: string): string {
  return text.replace(PIPED, '$<applies>$<address>');
}

/** An address of a file that the text shows, that was fetched or that a line applies is its name in the reader's folder. */
export function withFilesBehind(text: string, state: State): string {
  if (text.includes('<<')) return text;
  const line = withoutPipe(text);
  if (/\b(?:curl|wget)\b/.test(line)) return line;
  const applied = appliedIn(line);
  return filesBehind(line).reduce((all, file) => {
    const isKnown = applied.includes(file.address) || state.options.fetched.has(file.address) || state.files.has(file.name) || state.given.has(file.name);
    return isKnown ? all.replace(file.address, nameFor(file, state) ?? file.address) : all;
  }, line);
}

/** The name of the file for the reader; undefined if it is what installs something for all. */
function nameFor(file: FileBehind, state: State): string | undefined {
  const { address } = file;
  const name = freeName(file, state);
  const fetched = state.options.fetched.get(address);
  if (fetched !== undefined && !state.files.has(name)) state.given.set(name, fetched);
  const isThere = state.files.has(name) || state.given.has(name);
  const beside = isThere ? undefined : besideFor(address, state);
  if (!isThere && (beside !== undefined || installsAddon(address))) return beside;
  state.addresses.set(name, address);
  return name;
}

/** Two addresses may have files of one name: the second one has that of its folder, too. */
function freeName({ address, name }: FileBehind, { addresses }: State): string {
  const isTaken = (addresses.get(name) ?? address) !== address;
  return isTaken ? `${basename(dirname(address.replace(/[?#].*$/, ''))).replaceAll(/[^\w-]+/g, '-')}-${name}` : name;
}

function besideFor(address: string, state: State): string | undefined {
  return URL.canParse(address) ? besideByEnd(new URL(address).pathname.split('/').filter(Boolean), state) : undefined;
}

/** `curl -O ADDRESS`, `wget -O web.yaml ADDRESS`, `curl ADDRESS > web.yaml`: the lab brings the file, and its author is asked for it once. */
export function downloaded(commands: readonly Word[][], written: readonly Word[], state: State): Partial<Drafted> | undefined {
  const [words = [], ...others] = commands;
  const [file, ...more] = words.flatMap((word) => filesBehind(`curl ${word ?? ''}`));
  const name = file && others.length + more.length === 0 ? savedAs(words, written, file.name) : undefined;
  if (!file || name === undefined || !/^[A-Za-z0-9][\w./-]*$/.test(name) || name.includes('..') || installsAddon(file.address)) return undefined;
  const text = textOf(file.address, name, state);
  return { lines: [writing(state, name, text)], outcome: 'sentence', files: [name], isLook: false, ...(text === NOWHERE && { waitsFor: name }) };
}

function textOf(address: string, name: string, state: State): string {
  const beside = besideFor(address, state);
  const known = state.options.fetched.get(address) ?? state.later.get(name) ?? (beside === undefined ? undefined : filesBeside(state, beside).get(beside));
  if (known !== undefined) return known;
  state.addresses.set(name, address);
  laterOrAsked(state, name, !/\.(?:ya?ml|json)$/.test(name));
  return NOWHERE;
}

/** The name under which a line saves what it takes from an address; undefined if it saves nothing. */
function savedAs([program, ...words]: readonly Word[], written: readonly Word[], name: string): string | undefined {
  if (written.length > 0) return written[0];
  if (program !== 'curl' && program !== 'wget') return undefined;
  const at = words.findIndex((word) => (program === 'curl' ? /^-[a-zA-Z]*o$|^--output$/ : /^-[a-zA-Z]*O$|^--output-document$/).test(word ?? ''));
  if (at >= 0) return words[at + 1] === '-' ? undefined : words[at + 1];
  return program === 'wget' || words.some((word) => /^-[a-zA-Z]*O|^--remote-name$/.test(word ?? '')) ? name : undefined;
}
