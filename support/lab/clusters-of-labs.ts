import { projectFolder } from '../system/files/project';
import { chosenLabIn } from './chosen-lab';
import type { Lab } from './lab';
import { chosenLab, labNames, loadLab } from './load-lab';

/** The clusters of the chosen lab, or of all labs of the project if none is chosen, each name once. @throws AuthorError if there is no lab, or a lab.yaml is not valid */
export function clustersOfLabs(): Lab['cluster'][] {
  const isChosen = chosenLabIn(projectFolder()) !== undefined;
  const labs = isChosen || labNames().length === 0 ? [chosenLab()] : labNames();
  return [...new Map(labs.map((lab) => loadLab(lab).cluster).map((cluster) => [cluster.name, cluster])).values()];
}
