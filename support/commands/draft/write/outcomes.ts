import { isStep, type Drafted } from '../drafted';

/** What became of a block's commands: `3 as typed lines, 1 left out (the run has a namespace of its own)`. */
export function outcomesOf(drafted: readonly Drafted[]): string {
  const of = (outcome: Drafted['outcome']): Drafted[] => drafted.filter((each) => each.outcome === outcome);
  const count = (outcome: Drafted['outcome'], one: string, several: string): string[] => {
    const { length } = of(outcome);
    return length === 0 ? [] : [`${length} ${length === 1 ? one : several}`];
  };
  const reasons = (outcome: Drafted['outcome']): string => [...new Set(of(outcome).flatMap(reasonOf))].map((reason) => ` (${reason})`).join('');
  return [...count('sentence', 'as a sentence', 'as sentences'), ...count('typed', 'as a typed line', 'as typed lines'), ...count('left out', 'left out', 'left out').map((text) => `${text}${reasons('left out')}`), ...count('todo', 'TODO', 'TODO').map((text) => `${text}${reasons('todo')}`)].join(', ') || 'nothing';
}

function reasonOf({ lines }: Drafted): string[] {
  const [comment] = lines.flatMap((line) => (isStep(line) ? [] : [line.comment]));
  const reason = /^line \d+, left out \((.*?)\): /.exec(comment ?? '')?.[1] ?? /^TODO line \d+: (.*)$/.exec(comment ?? '')?.[1];
  return reason === undefined ? [] : [reason];
}
