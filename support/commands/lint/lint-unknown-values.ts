import { assignedIn, namesIn, usedIn } from '../../vocabulary/shell/line-values';
import { kindOf } from '../../vocabulary/shell/observes';
import type { Finding } from './finding';
import type { LintedScenario, LintedStep } from './scenarios';

/** Values that only the terminal of a reader knows, where a look or a Then needs them: a check does not type again what acts. */
export function lintUnknownValues(scenarios: readonly LintedScenario[]): Finding[] {
  const steps = scenarios.filter(({ isScene }) => !isScene).flatMap(({ file, steps: all }) => all.map((step, index) => ({ ...step, file, before: all.slice(0, index).filter(({ typed }) => typed !== undefined).at(-1) })));
  const looked = new Set(steps.filter((step) => !acts(step)).flatMap(({ typed = '' }) => assignedIn(typed)));
  const unknown = new Map<string, string>();
  return steps.flatMap((step) => {
    const { file, line, text, typed, isThen, before } = step;
    if (acts(step)) for (const name of assignedIn(typed ?? '')) if (!looked.has(name)) unknown.set(name, typed ?? '');
    const remembered = /^I remember the output as "(\w+)"$/.exec(text)?.[1];
    if (remembered !== undefined && before && acts(before)) unknown.set(remembered, before.typed ?? '');
    const used = typed !== undefined && !acts(step) ? usedIn(typed) : isThen ? namesIn(text) : [];
    return used.filter((name) => unknown.has(name)).map((name) => ({ place: `${file}:${line}`, reason: `A check of a reader's work does not know $${name}: it comes from a line that acts (${unknown.get(name)?.split('\n')[0] ?? ''})`, next: 'take it from a line that only looks, such as kubectl get or docker ps; or give what the line makes a name' }));
  });
}

function acts({ text, typed }: LintedStep): boolean {
  if (typed === undefined || text.startsWith('I look with')) return false;
  try {
    return kindOf(typed).acts !== undefined;
  } catch {
    // What bash cannot read is another finding.
    return false;
  }
}
