import { classroom } from './classroom';
import { ctrf } from './ctrf';
import type { Render } from './format';
import { gradescope } from './gradescope';
import { junit } from './junit';
import { vpl } from './vpl';

export type { Render, RunTimes } from './format';
export { classroomOutput } from './classroom';

/** All formats for graders, by name. */
export const formats = { gradescope, classroom, vpl, ctrf, junit } satisfies Record<string, Render>;
export type FormatName = keyof typeof formats;

/** The default file name of each format. */
export const fileNames: Record<FormatName, string> = { gradescope: 'results.json', classroom: 'classroom.json', vpl: 'vpl.txt', ctrf: 'ctrf.json', junit: 'junit-tasks.xml' };
