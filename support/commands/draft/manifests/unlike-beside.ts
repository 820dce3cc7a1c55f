import { compareFiles } from '../../compare-files';
import { manifestsIn } from './read-manifests';
import { filesBeside, type State } from '../state';

/** Where the text shows a file otherwise than it stands beside the text: the first difference. Only the author knows which of both is right. */
export function unlikeBeside(state: State, name: string, shown: string): string | undefined {
  const [difference] = [...filesBeside(state, name).values()].flatMap((file) => compareFiles(name, shown, file));
  if (difference === undefined) return undefined;
  const { what, text = 'nothing', fixture = 'nothing' } = difference;
  return `the text shows ${name} otherwise than it stands beside the text; see which is right: ${what} is ${short(text)} in the text, ${short(fixture)} in the file`;
}

/** Whether a block has other kinds of objects than the file beside the text: a line below has named it for another block. */
export function isOtherThanBeside(state: State, name: string, shown: string): boolean {
  const kinds = manifestsIn(shown).map(({ kind }) => kind);
  const beside = [...filesBeside(state, name).values()].flatMap((file) => manifestsIn(file)).map(({ kind }) => kind);
  return kinds.length > 0 && beside.length > 0 && !kinds.some((kind) => beside.includes(kind));
}

function short(value: string): string {
  const [line = ''] = value.split('\n');
  return line.length > 60 || line !== value ? `${line.slice(0, 60)}...` : line;
}
