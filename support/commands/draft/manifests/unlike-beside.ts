import { compareFiles } from '../../compare-files';
import { filesBeside, type State } from '../state';

/** Where the text shows a file otherwise than it stands beside the text: the first difference. Only the author knows which of both is right. */
export function unlikeBeside(state: State, name: string, shown: string): string | undefined {
  const [difference] = [...filesBeside(state, name).values()].flatMap((file) => compareFiles(name, shown, file));
  if (difference === undefined) return undefined;
  const { what, text = 'nothing', fixture = 'nothing' } = difference;
  return `the text shows ${name} otherwise than it stands beside the text; see which is right: ${what} is ${short(text)} in the text, ${short(fixture)} in the file`;
}

function short(value: string): string {
  const [line = ''] = value.split('\n');
  return line.length > 60 || line !== value ? `${line.slice(0, 60)}...` : line;
}
