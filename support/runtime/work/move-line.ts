import { dirname } from 'node:path';
import { quoted } from '../../system/command/quoted';

/** What puts a file in the place that the lab names, whose folder may not be there yet. @param name its path in the lab's folder @param to `.` for that folder itself */
export function moveLine(from: string, name: string, to = name): string {
  const folder = dirname(name);
  return `${folder === '.' ? '' : `mkdir -p ${quoted(folder)} && `}mv ${quoted(from)} ${quoted(to)}`;
}
