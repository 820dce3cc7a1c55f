import { AuthorError } from '../../errors/errors';
import type { Lab } from '../../lab/lab';
import { whereGraded } from '../../vocabulary/shell/graded-lines';
import { withValues } from '../../vocabulary/shell/values';
import { rememberedIn, type LintedScenario } from './scenarios';

/** Why `labspec grade` cannot do a lab with files that somebody has handed in; empty if it can. */
export function whyNotGradable({ scene }: Pick<Lab, 'scene'>, scenarios: readonly LintedScenario[]): string[] {
  const begins = scene.length > 0 || scenarios.some(({ isScene }) => isScene);
  const names = rememberedIn(scenarios);
  // Grading puts a remembered value into the line.
  const known = (typed: string): string => withValues(typed, (name) => (names.has(name) ? 'value' : undefined));
  return [
    ...(begins ? ['lab.yaml has a scene: what its readers do is in their cluster, and not in files that they hand in'] : []),
    ...scenarios.filter(({ isScene }) => !isScene).flatMap(({ file, steps }) => steps.flatMap(({ line, typed, forCluster }) => whyNot(typed && known(typed), forCluster).map((why) => `${file}:${line}: ${why}`))),
  ];
}

function whyNot(typed: string | undefined, forCluster: string | undefined): string[] {
  if (forCluster !== undefined) return ['it acts on the whole cluster, and a stranger’s work stays in its namespace'];
  if (typed === undefined) return [];
  try {
    const graded = whereGraded(typed);
    return graded.where === 'nowhere' ? [graded.why] : [];
  } catch (error) {
    // A finding of its own.
    if (error instanceof AuthorError) return [];
    throw error;
  }
}
