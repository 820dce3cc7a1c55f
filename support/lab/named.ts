import { AuthorError } from '../errors/errors';

/** A value that lab.yaml may leave out, for who cannot do without it. @param key where it stands: `names.image` @throws AuthorError */
export function named<T>(value: T | undefined, key: string): T {
  if (value !== undefined) return value;
  throw new AuthorError({ cause: 'not-in-lab-yaml', reason: `A sentence of the lab needs "${key}", which its lab.yaml does not have`, subject: key, next: `write it into lab.yaml: see docs/write-a-lab.md` });
}

export interface GivenNames {
  folder: string;
  namespace: string;
  image?: string;
  container?: string;
  server?: string;
  client?: string;
}

/** What the sentences of the features stand for: "the image", "the container", "the server pod" ... @throws AuthorError where one is asked for that lab.yaml leaves out */
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

  /** With others in place of some of them. */
  with(others: Partial<GivenNames>): Names {
    return new Names({ ...this.given, ...others });
  }
}

export interface GivenImages {
  base?: string;
  client?: string;
}

/** Images that the lab builds on. @throws AuthorError where one is asked for that lab.yaml leaves out */
export class Images {
  constructor(readonly given: GivenImages) {}

  get base(): string {
    return named(this.given.base, 'images.base');
  }

  get client(): string {
    return named(this.given.client, 'images.client');
  }
}
