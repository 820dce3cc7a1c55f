import type { ProseEdit } from '../../../text/lab-text';
import { withFragment } from '../../draft/manifests/merge-fragment';
import type { Manifest } from '../../draft/objects/object-claims';
import { manifestsIn } from '../../draft/manifests/read-manifests';
import type { TextFile } from '../text/text-items';

/** The objects in the reader's files, as a text goes on. */
export class Files {
  /** Undefined once something has changed a file that only a run knows. */
  private readonly texts = new Map<string, string | undefined>();
  private readonly planned = new Map<string, Manifest[]>();
  /** Where the text shows them. */
  private readonly places = new Map<string, { path: string; line: number }>();

  /** @param fixtures that the reader has, or writes, where the text shows nothing else */
  constructor(private readonly fixtures: ReadonlyMap<string, string>) {}

  write({ name, text, isPart, path, line }: Pick<TextFile, 'name' | 'text' | 'isPart'> & Partial<Pick<TextFile, 'path' | 'line'>>): void {
    if (name === undefined) return;
    const file = plain(name);
    this.places.delete(file);
    if (!isPart && path !== undefined && line !== undefined) this.places.set(file, { path, line });
    this.planned.delete(file);
    this.texts.set(file, isPart ? merged(this.textOf(file), text) : text);
  }

  /** What a sentence has the reader change. */
  edit({ file, from, to }: ProseEdit): void {
    const before = this.textOf(plain(file));
    const isKnown = before !== undefined && from !== undefined && to !== undefined && before.split(from).length === 2;
    this.lose(plain(file));
    if (isKnown) this.texts.set(plain(file), before.replace(from, () => to));
  }

  /** What a line writes into a file without showing it. */
  plan(file: string, objects: Manifest[]): void {
    this.lose(file);
    this.planned.set(plain(file), objects);
  }

  lose(file: string): void {
    this.texts.set(plain(file), undefined);
    this.planned.delete(plain(file));
  }

  /** What a file contains, as far as it is known, and where the text has its first line. */
  shown(name: string): { text: string; path?: string; line?: number } | undefined {
    const text = this.textOf(plain(name));
    return text === undefined ? undefined : { text, ...this.places.get(plain(name)) };
  }

  /** The objects of a file, or of the files in a folder; undefined if they are not known. */
  objectsOf(name: string): Manifest[] | undefined {
    const file = plain(name);
    const planned = this.planned.get(file);
    if (planned) return planned;
    const text = this.textOf(file);
    if (text !== undefined) return manifestsIn(text);
    const inside = [...new Set([...this.fixtures.keys(), ...this.texts.keys()])].filter((one) => one.startsWith(`${file}/`) && !one.slice(file.length + 1).includes('/') && /\.(?:ya?ml|json)$/.test(one));
    const texts = inside.map((one) => this.textOf(one));
    return texts.length === 0 || texts.includes(undefined) ? undefined : texts.flatMap((one) => manifestsIn(one ?? ''));
  }

  private textOf(file: string): string | undefined {
    return this.texts.has(file) ? this.texts.get(file) : this.fixtures.get(file);
  }
}

function plain(name: string): string {
  return name.replace(/^(?:\.\/)+|\/+$/g, '');
}

function merged(text: string | undefined, part: string): string | undefined {
  try {
    return text === undefined ? undefined : withFragment(text, part);
  } catch {
    // What is not YAML has no place for a fragment.
    return undefined;
  }
}
