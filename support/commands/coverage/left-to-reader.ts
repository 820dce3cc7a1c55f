import { AuthorError } from '../../errors/errors';
import { parseLines } from '../../vocabulary/shell/parse-lines';
import { isEmpty, whyNotDrafted } from '../draft/lines/not-for-labs';

/** Where an author can still write a step, with another namespace, a file of the lab, or what current versions have. */
const CAN_BE_WRITTEN = /namespace|its file is behind|address| any more$/;

/** Why only its reader can type a line, as drafts leave it out: it makes a cluster, installs a program; undefined for others. */
export function whyForReader(text: string): string | undefined {
  try {
    const { commands } = parseLines(text);
    const why = isEmpty(commands, { namespaces: new Set(), cloned: new Set() }) ?? whyNotDrafted(commands);
    return why === undefined || CAN_BE_WRITTEN.test(why) ? undefined : why;
  } catch (error) {
    if (error instanceof AuthorError) return undefined;
    throw error;
  }
}
