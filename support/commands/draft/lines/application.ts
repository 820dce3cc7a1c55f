import type { Word } from '../../../vocabulary/shell/parse-lines';
import { then, when, type Drafted } from '../drafted';
import { creating, filesOf } from '../manifests/given-files';
import { parsedOrNot } from '../manifests/read-manifests';
import type { State } from '../state';

/** The application in the reader's folder, which npm installs and starts. */
export interface OwnApplication {
  /** What it is made of: package.json, and what its start script names. */
  files: string[];
}

/** The object of a task's work. */
export const INSTALLED = 'Application/installed';

/** `npm install`, as sentences; undefined for any other line. */
export function ofApplication(commands: readonly Word[][], state: State): Pick<Drafted, 'lines' | 'outcome' | 'effects' | 'files' | 'isLook'> | undefined {
  const [[program, verb = '', ...rest] = []] = commands;
  const installs = commands.length === 1 && program === 'npm' && ['install', 'i', 'ci'].includes(verb) && rest.every((word) => /^--(?!global)[\w-]+(?:=\w+)?$/.test(word ?? ''));
  const files = installs ? filesOfPackage(state) : undefined;
  if (!files) return undefined;
  state.application = { files };
  return { lines: [...creating(state, files), when('I install the application'), then('the installation succeeds')], outcome: 'sentence', effects: [{ object: INSTALLED, does: 'makes', aspect: 'there' }], files, isLook: false };
}

/** Why a person must decide about a line of npm; undefined if it works with the reader's own files. */
export function whyNotNpm(commands: readonly Word[][], state: State): string | undefined {
  const ofNpm = commands.filter(([program]) => program === 'npm');
  if (ofNpm.length === 0) return undefined;
  if (ofNpm.some((words) => words.some((word) => word === '-g' || word === '--global') || !/^(?:install|i|ci|start|run|test|run-script|pkg|init|ls)$/.test(words[1] ?? ''))) return 'npm changes the machine, or what others have';
  return filesOfPackage(state) === undefined && !ofNpm.some(([, verb]) => verb === 'init') ? 'package.json is neither in the text nor beside it' : undefined;
}

/** package.json and the files that its scripts name; undefined if there is none. */
function filesOfPackage(state: State): string[] | undefined {
  const text = state.at === undefined && filesOf(state, 'package.json').length > 0 ? (state.files.get('package.json') ?? '') : '';
  const whole = parsedOrNot(text) as { main?: unknown; scripts?: Record<string, unknown> } | string | null | undefined;
  if (typeof whole !== 'object' || whole === null) return undefined;
  const words = [whole.main, ...Object.values(whole.scripts ?? {})].flatMap((one) => (typeof one === 'string' ? one.split(/\s+/) : []));
  return ['package.json', ...new Set(words.filter((word) => /\.[cm]?[jt]s$/.test(word)).flatMap((word) => filesOf(state, word)))];
}
