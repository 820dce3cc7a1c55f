import { closest, distance } from 'fastest-levenshtein';
import { literal } from '../../../../vocabulary/lines/word';
import type { Finding } from '../../../lint/finding';
import { shownPath } from '../text-items';
import { fileObjects } from './file-objects';
import type { ReadLab } from './read-lab';
import { sentences } from './tags';
import { escaped } from '../../../../system/escaped';

const CODE = /(?<!`)`([^`\n]+)`(?!`)|\*\*([^*\n]+)\*\*/g;
const NAME = /^[a-z][a-z0-9]*(?:[-.][a-z0-9]+)*$/;
const IMAGE = /^([a-z0-9][\w./-]{3,}):(v?\d[\w.-]*|latest)$/;
const FILE = /^[\w./-]+\.(?:ya?ml|json)$/;
const VALUE = /^([A-Za-z][\w.-]*)(?:=|: ?)["']?([\w./:-]+)["']?$/;
/** What need not be in the lab: an example, a default, what is not so. */
const UNSURE = /\b(?:if|when|whenever|would|could|can|might|may|e\.g\.|example|for instance|such as|like|imagine|suppose|default\w*|instead|not|no|never|without|unless|other\w*|previous\w*|before|until|or|either|something|similar|alternativ\w*)\b|n't\b/i;

/** Names, values and files within sentences that are nowhere else in the lab, but nearly so. */
export function strayNames(lab: ReadLab): Finding[] {
  const known = knownIn(lab);
  return sentences(lab.text, lab.lines).flatMap(({ path, line, text }) => [...text.matchAll(CODE)].flatMap(([whole, code, bold]): Finding[] => {
    const said = (code ?? bold ?? '').trim();
    const around = text.replace(whole, ' ');
    const meant = misnamed(said, known) ?? otherImage(said, known) ?? (UNSURE.test(around) || bold !== undefined || lab.text.edits.some((edit) => edit.path === path && edit.line === line) ? undefined : misvalued(said, known));
    return meant === undefined ? [] : [{ place: `${shownPath(path)}:${line}`, reason: `${said} is in no command, file, output or step of the lab, which have ${meant}`, next: 'correct the sentence' }];
  }));
}

interface Known {
  /** All that is not a sentence. */
  text: string;
  /** Of objects. */
  names: string[];
  files: string[];
}

function knownIn({ text, commands, files, fixtures, steps }: ReadLab): Known {
  const texts = [...commands.flatMap((one) => [one.text, one.output?.text ?? '']), ...text.blocks.filter(({ inline }) => !inline).map((block) => block.text), ...fixtures.values(), ...steps.flatMap(({ text: words, docString, writes }) => [words, docString ?? '', writes?.content ?? ''])];
  const targets = [...commands, ...steps].flatMap(({ statements }) => statements.flatMap(({ calls }) => calls.flatMap((call) => call.targets.flatMap(({ name }) => (name ? [literal(name) ?? ''] : [])))));
  const named = [...fixtures.values(), ...files.map((file) => file.text)].flatMap((content) => fileObjects(content).map(({ name }) => name));
  const typed = [...commands, ...steps].map((one) => one.text).join('\n');
  return { text: texts.join('\n'), names: unique([...targets, ...named].filter((name) => NAME.test(name))), files: unique([...fixtures.keys(), ...[...typed.matchAll(/[\w./-]+\.(?:ya?ml|json)\b/g)].map(([name]) => name)]) };
}

/** @returns the name that was meant */
function misnamed(said: string, { text, names, files }: Known): string | undefined {
  const all = FILE.test(said) ? files : NAME.test(said) && said.length > 5 ? names : [];
  if (all.length === 0 || isIn(text, said) || all.includes(said)) return undefined;
  const nearest = closest(said, all);
  // `web-2` beside `web-1` counts, `webs` speaks of several, and `web.yaml` is in a folder.
  const isOther = (NAME.test(said) && !FILE.test(said) && plain(said) === plain(nearest)) || nearest.endsWith(`/${said}`) || said.endsWith(`/${nearest}`) || said.startsWith(`${nearest}-`);
  return isOther || distance(said, nearest) > (said.length > 8 ? 2 : 1) ? undefined : nearest;
}

/** `ngnix:1.27`, where the lab has `nginx:1.27`: the tag alone has a finding of its own. @returns the image that was meant */
function otherImage(said: string, { text }: Known): string | undefined {
  const [, image, tag] = IMAGE.exec(said) ?? [];
  if (image === undefined || tag === undefined || isIn(text, image)) return undefined;
  const all = unique([...text.matchAll(new RegExp(`(?<![\\w./-])([a-z0-9][\\w./-]*):${escaped(tag)}(?![\\w.-])`, 'g'))].map(([, one = '']) => one));
  const nearest = all.length === 0 ? undefined : closest(image, all);
  return nearest !== undefined && plain(nearest) !== plain(image) && distance(nearest, image) <= (image.length > 8 ? 2 : 1) + (isTurned(image, nearest) ? 1 : 0) ? `${nearest}:${tag}` : undefined;
}

/** Whether two letters have changed places. */
function isTurned(one: string, other: string): boolean {
  return [...one].sort().join('') === [...other].sort().join('');
}

function plain(name: string): string {
  return name.replaceAll(/\d+/g, '').replace(/s$/, '');
}

/** @returns the value that was meant, of the only ones that the key has */
function misvalued(said: string, { text }: Known): string | undefined {
  const [, key, value] = VALUE.exec(said) ?? [];
  // Where the lab has one of both, a sentence may speak of the other.
  if (key === undefined || value === undefined || /^(?:true|false)$/i.test(value) || isIn(text, value)) return undefined;
  const values = unique([...text.matchAll(new RegExp(`(?<![\\w.-])${escaped(key)}(=|: ?)["']?([\\w./:-]+)`, 'g'))].map(([, sign, one]) => `${key}${sign ?? ''}${one ?? ''}`));
  return values.length === 0 || values.length > 3 ? undefined : values.join(', ');
}

function isIn(text: string, word: string): boolean {
  return new RegExp(`(?<![\\w-])${escaped(word)}(?![\\w-])`).test(text);
}

function unique(all: readonly string[]): string[] {
  return [...new Set(all)];
}
