import { styleText } from 'node:util';
import type { Outcome } from './judge';

/** The number of students who work at a time: they mostly wait, for images and pods. */
export const LANES = 4;

export function isRight({ caught, causeRight, falseAlarms, cure }: Outcome): boolean {
  return caught && causeRight && falseAlarms.length === 0 && cure !== 'not cured';
}

/** One line about a lab, and below it what labspec got wrong. */
export function printOutcome(outcome: Outcome): string {
  const { mutant, caught, causeRight, falseAlarms, said, seconds } = outcome;
  const mark = isRight(outcome) ? styleText('green', '✓') : styleText('red', '✗');
  const task = mutant.wrong ? String(mutant.wrong.task).padStart(2) : '  ';
  const wrong = [
    ...(caught && causeRight ? [] : [`${caught ? `the cause is not ${mutant.wrong?.cause ?? ''}, or the words differ` : `task ${task} does not have the verdict ${mutant.wrong?.verdict ?? ''}`}; the message was:\n${said || '(nothing)'}`]),
    ...falseAlarms,
    ...(outcome.cure === 'not cured' ? [`its next step does not make the task pass:\n${outcome.afterCure ?? ''}`] : []),
  ];
  return [`${mark} ${task}  ${mutant.title.padEnd(70)} ${seconds.toFixed(1).padStart(5)} s`, ...wrong.map((text) => text.replaceAll(/^/gm, '       ')), ''].join('\n');
}

/** The score: how many broken labs labspec caught, and with the right cause, and how many right ones passed. */
export function printScore(outcomes: readonly Outcome[], seconds: number): string {
  const broken = outcomes.filter(({ mutant }) => mutant.wrong);
  const accepted = outcomes.filter(({ mutant }) => !mutant.wrong);
  const line = (what: string, all: readonly Outcome[], good: (outcome: Outcome) => boolean): string => {
    const missed = all.filter((outcome) => !good(outcome)).map(({ mutant }) => mutant.name);
    return `${what.padEnd(32)} ${all.length - missed.length}/${all.length}${missed.length ? `   missed: ${missed.join(', ')}` : ''}\n`;
  };
  return [
    '\n',
    line('broken labs caught', broken, ({ caught }) => caught),
    line('with the right cause', broken, ({ causeRight }) => causeRight),
    line('what to do next makes it pass', broken.filter(({ cure }) => cure === 'cured' || cure === 'not cured'), ({ cure }) => cure === 'cured'),
    `${'next steps not tried'.padEnd(32)} ${broken.filter(({ cure }) => cure === 'not tried').length}: neither a command nor a change of one line\n`,
    line('right labs passed', accepted, isRight),
    line('labs without a false alarm', outcomes, ({ falseAlarms }) => falseAlarms.length === 0),
    `${outcomes.length} labs in ${seconds.toFixed(0)} s\n`,
  ].join('');
}
