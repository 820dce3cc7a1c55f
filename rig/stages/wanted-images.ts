import { BUILT_NODE_IMAGE, PUBLISHED_NODE_IMAGE } from '../../support/platform/clusters/kind/node-image';
import { LAB_IMAGES, type LabImage } from '../images/lab-images';
import { isThere } from '../images/local-image';
import { nodeImageKey } from '../images/node-image';
import { serverImage } from '../images/server-images';

/** The images that a lab needs in the engine, and which of them exist. Without an engine, none does. */
export class WantedImages {
  readonly #nodeThere = new AbortController();

  /** @param names the lab's images, with their tags */
  constructor(readonly names: readonly string[]) {}

  /** Aborts once the node image exists: what is made only for it is no longer needed. */
  get nodeIsThere(): AbortSignal {
    return this.#nodeThere.signal;
  }

  async nodeThere(): Promise<boolean> {
    const there = (await isThere(PUBLISHED_NODE_IMAGE.name, '')) || (await isThere(BUILT_NODE_IMAGE, nodeImageKey()));
    if (there) this.#nodeThere.abort();
    return there;
  }

  async missingLabImages(): Promise<string[]> {
    const missing = await Promise.all(this.names.map(async (name) => ((await isThere(name, buildOf(name)?.key ?? '')) ? [] : [name])));
    return missing.flat();
  }

  async allThere(): Promise<boolean> {
    const [node, missing] = await Promise.all([this.nodeThere(), this.missingLabImages()]);
    return node && missing.length === 0;
  }
}

/** How to build an image of the lab; undefined if it can only be pulled. */
export function buildOf(name: string): LabImage | undefined {
  return LAB_IMAGES.find((image) => image.name === name) ?? serverImage(name);
}
