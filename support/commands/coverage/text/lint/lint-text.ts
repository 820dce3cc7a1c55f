import type { Finding } from '../../../lint/finding';
import { shownPath } from '../text-items';
import { againstFiles } from './against-files';
import { strayNumbers } from './numbers';
import { misspelt } from './misspelt';
import { impossibleOutputs } from './outputs';
import { unfilled } from './placeholders';
import type { ReadLab } from './read-lab';
import { removed } from './removed';
import { strayTags } from './tags';

/** The mistakes in a lab's text, and what its features and its files contradict each other in, in the order of their lines. @param checked what their objects say of them */
export function lintText(lab: ReadLab, checked: readonly Finding[]): Finding[] {
  const findings = [...missing(lab), ...removed(lab), ...misspelt(lab), ...impossibleOutputs(lab), ...strayTags(lab), ...unfilled(lab), ...strayNumbers(lab), ...againstFiles(lab), ...checked];
  const unique = [...new Map(findings.map((finding) => [`${finding.place} ${finding.reason}`, finding])).values()];
  return unique.sort((one, other) => one.place.localeCompare(other.place, undefined, { numeric: true }));
}

function missing({ text }: ReadLab): Finding[] {
  return text.missing.map(({ file, path, line }) => ({ place: `${shownPath(path)}:${line}`, reason: `The text includes ${file}, which is not there`, next: 'put it beside the text, or correct its name' }));
}
