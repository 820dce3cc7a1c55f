import type { LabNeeds } from '../../rig/stages';
import { withTag } from '../platform/docker/image-name';
import { givenImages } from '../lab/lab';
import { chosenLab, loadLab } from '../lab/load-lab';

/** What the chosen lab needs from a machine. @throws AuthorError if its lab.yaml is wrong */
export function labNeeds(): LabNeeds {
  const lab = loadLab(chosenLab());
  const bases = lab.images.all.flatMap(({ base = [] }) => base);
  const podImages = givenImages(lab).map(({ name }) => withTag(name));
  return { cluster: lab.cluster, images: [...bases.map(withTag), ...podImages], podImages, programs: lab.programs };
}
