import type { Finding } from '../../../lint/finding';
import type { Checked } from '../../shown/against-objects';
import { shownPath } from '../text-items';
import { againstFiles } from './against-files';
import { strayNumbers } from './numbers';
import { misspelt } from './misspelt';
import { namedNowhere } from './named-nowhere';
import { strayNames } from './names-said';
import { impossibleOutputs } from './outputs';
import { unfilled } from './placeholders';
import type { ReadLab } from './read-lab';
import { removed } from './removed';
import { strayTags } from './tags';
import { wrongApis } from './wrong-apis';

/** The mistakes in a lab's text, and what its features and its files contradict each other in, in the order of their lines. @param checked what their objects say of them @param possible counts that they make */
export function lintText(lab: ReadLab, { findings: checked, possible }: Pick<Checked, 'findings' | 'possible'>): Finding[] {
  const findings = [...missing(lab), ...removed(lab), ...wrongApis(lab), ...misspelt(lab), ...impossibleOutputs(lab), ...strayTags(lab), ...strayNames(lab), ...unfilled(lab), ...strayNumbers(lab, possible), ...againstFiles(lab), ...checked];
  const unnamed = namedNowhere(lab).filter(({ place }) => !findings.some((other) => other.place === place));
  const unique = [...new Map([...findings, ...unnamed].map((finding) => [`${finding.place} ${sameFor(finding)}`, finding])).values()];
  return unique.sort((one, other) => one.place.localeCompare(other.place, undefined, { numeric: true }));
}

/** Of the same words of a sentence, or the same step, the last to speak knows most. */
function sameFor({ reason }: Finding): string {
  return /^"[^"]+" is not what|^(?:The step expects|Nothing in the lab makes) [^;]+;/.exec(reason)?.[0] ?? reason;
}

function missing({ text }: ReadLab): Finding[] {
  return text.missing.map(({ file, path, line }) => ({ place: `${shownPath(path)}:${line}`, reason: `The text includes ${file}, which is not there`, next: 'put it beside the text, or correct its name' }));
}
