import { assignedIn, namesIn, usedIn } from '../../vocabulary/shell/line-values';
import type { Finding } from './finding';
import { rememberedIn, type LintedScenario } from './scenarios';

/** Of every shell, and of labspec's own. */
const GIVEN = new Set(['HOME', 'PATH', 'PWD', 'OLDPWD', 'USER', 'SHELL', 'LANG', 'TERM', 'HOSTNAME', 'RANDOM', 'SECONDS', 'KUBECONFIG', 'IFS', 'UID', 'PPID', 'TMPDIR', 'LINENO', 'REPLY', 'EUID']);

/** `$name` in lines and in texts of Thens, where nothing in the lab gives it a value. */
export function lintValues(scenarios: readonly LintedScenario[]): Finding[] {
  const steps = scenarios.flatMap(({ file, steps: all }) => all.map((step) => ({ ...step, file })));
  const remembered = rememberedIn(scenarios);
  const assigned = new Set(steps.flatMap(({ typed = '' }) => assignedIn(typed)));
  return steps.flatMap(({ file, line, text, typed, isThen }) => {
    const named = typed === undefined ? (isThen ? namesIn(text) : []) : usedIn(typed);
    const unknown = named.filter((name) => !remembered.has(name) && !GIVEN.has(name) && (typed === undefined ? /^[a-z]/.test(name) : !assigned.has(name)));
    return [...new Set(unknown)].map((name) => ({ place: `${file}:${line}`, reason: `Nothing in the lab gives $${name} a value`, next: `remember it before: When I remember the output as "${name}"; or correct its name` }));
  });
}
