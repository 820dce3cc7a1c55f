import type { LabNeeds } from '../../rig/stages';
import { withTag } from '../platform/docker/image-name';
import { chosenLab, loadLab } from '../lab/load-lab';

/** What the chosen lab needs of a machine. @throws AuthorError for what is wrong in its lab.yaml */
export function labNeeds(): LabNeeds {
  const { cluster, images } = loadLab(chosenLab());
  return { cluster, images: [images.base, images.client].map(withTag), podImages: [withTag(images.client)] };
}
