import { AuthorError } from '../errors/errors';

/** An optional value of lab.yaml, for a step that needs it. @param key its place: `names.image` @throws AuthorError if it is missing */
export function named<T>(value: T | undefined, key: string): T {
  if (value !== undefined) return value;
  throw new AuthorError({ cause: 'not-in-lab-yaml', reason: `A step of the lab needs "${key}", which is missing from its lab.yaml`, subject: key, next: `add it to lab.yaml: see docs/write-a-lab.md` });
}

export interface GivenNames {
  folder: string;
  namespace: string;
  image?: string;
  container?: string;
  server?: string;
  client?: string;
}

/** The names behind the words of the features: "the image", "the container", "the server pod" ... @throws AuthorError for a name that lab.yaml does not have */
export class Names {
  constructor(readonly given: GivenNames) {}

  /** The folder that the reader works in, below the home folder. */
  get folder(): string {
    return this.given.folder;
  }

  get namespace(): string {
    return this.given.namespace;
  }

  get image(): string {
    return named(this.given.image, 'names.image');
  }

  get container(): string {
    return named(this.given.container, 'names.container');
  }

  get server(): string {
    return named(this.given.server, 'names.server');
  }

  get client(): string {
    return named(this.given.client, 'names.client');
  }

  /** A copy with some names replaced. */
  with(others: Partial<GivenNames>): Names {
    return new Names({ ...this.given, ...others });
  }
}

export interface GivenImages {
  base?: string;
  client?: string;
}

/** Images that the lab builds on. @throws AuthorError for an image that lab.yaml does not have */
export class Images {
  constructor(readonly given: GivenImages) {}

  get base(): string {
    return named(this.given.base, 'images.base');
  }

  get client(): string {
    return named(this.given.client, 'images.client');
  }
}
