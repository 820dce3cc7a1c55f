import { areAllIn } from '../../../vocabulary/lines/compare';
import type { SpecStep } from '../../specification/step';
import type { TextCommand } from '../text/text-items';
import type { Match } from './match-commands';

/** Steps that type what a sentence of the text speaks of. @param steps whose lines no command of the text has */
export function matchMentions(mentions: readonly TextCommand[], steps: readonly SpecStep[]): { spoken: Match[]; without: SpecStep[] } {
  const spoken = steps.flatMap((step): Match[] => {
    const command = mentions.find(({ statements }) => areAllIn(statements, step.statements));
    return command ? [{ command, status: 'covered', step, differences: [] }] : [];
  });
  return { spoken, without: steps.filter((step) => !spoken.some((match) => match.step === step)) };
}
