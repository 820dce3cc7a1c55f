import { AuthorError } from '../errors/errors';
import { docsPage } from '../system/files/project';

/** An optional value of lab.yaml, for a step that needs it. @param key its place: `application.start` @throws AuthorError if it is missing */
export function named<T>(value: T | undefined, key: string): T {
  if (value !== undefined) return value;
  throw new AuthorError({ cause: 'not-in-lab-yaml', reason: `A step of the lab needs "${key}", which is missing from its lab.yaml`, subject: key, next: `add it to lab.yaml: see ${docsPage('write-a-lab.md')}` });
}

/** How the features speak of things that lab.yaml names, as sources of regular expressions. */
export const WORDS = {
  image: 'the (?:[\\w-]+ )?image(?: of the [\\w-]+ pod)?',
  container: 'the (?:[\\w-]+ )?container',
  pod: 'the [\\w-]+ pod',
} as const;

/** How lab.yaml has the words of a feature: "there is no server pod" speaks of "the server pod". */
export function asWords(text: string): string {
  return text.startsWith('the ') ? text : `the ${text}`;
}

/** What lab.yaml says of the things that the features speak of, by the features' own words: "the image", "the server pod" ... */
export class Things<T extends { name: string }> {
  /** @param key of lab.yaml */
  constructor(private readonly key: string, private readonly byWords: Readonly<Record<string, T>>) {}

  /** @throws AuthorError if lab.yaml does not have it */
  of(words: string): T {
    return named(this.byWords[words], `${this.key}: ${words}`);
  }

  get all(): T[] {
    return Object.values(this.byWords);
  }

  /** How the features speak of them. */
  get words(): string[] {
    return Object.keys(this.byWords);
  }

  /** The one with this name in Docker or Kubernetes. */
  called(name: string): T | undefined {
    return this.all.find((thing) => thing.name === name);
  }

  /** A copy with other names for some; of several that get the same one, the second has -2 at its end. @param rename returns undefined to keep the name */
  renamed(rename: (thing: T) => string | undefined): Things<T> {
    const taken = new Map<string, number>();
    return this.allRenamed((thing) => {
      const name = rename(thing);
      if (name === undefined) return undefined;
      const count = (taken.get(name) ?? 0) + 1;
      taken.set(name, count);
      return count === 1 ? name : `${name}-${count}`;
    });
  }

  /** A copy with other names for some, also the same one for several. @param rename returns undefined to keep the name */
  allRenamed(rename: (thing: T) => string | undefined): Things<T> {
    const entries = Object.entries(this.byWords).map(([words, thing]) => [words, { ...thing, name: rename(thing) ?? thing.name }] as const);
    return new Things(this.key, Object.fromEntries(entries));
  }
}
