import type { LabNeeds } from '../../rig/stages';
import { withTag } from '../platform/docker/image-name';
import { chosenLab, loadLab } from '../lab/load-lab';

/** What the chosen lab needs from a machine. @throws AuthorError if its lab.yaml is wrong */
export function labNeeds(): LabNeeds {
  const { cluster, images: { given: { base, client } } } = loadLab(chosenLab());
  const named = (...images: (string | undefined)[]): string[] => images.filter((image) => image !== undefined).map(withTag);
  return { cluster, images: named(base, client), podImages: named(client) };
}
