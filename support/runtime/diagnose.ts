import type { Mistake } from '../errors/errors';

/** A rule: whether a cause applies to what was observed, and how to report it. */
export interface Rule<Observed> {
  /** Its short name. */
  cause: string;
  applies(observed: Observed): boolean;
  /** Causes that say the same more precisely: if one of them applies, this one is not reported. */
  unless?: readonly string[];
  tell(observed: Observed): Omit<Mistake, 'cause' | 'also' | 'observed'>;
}

/** The rules about one thing, in order of precedence. */
export interface RuleTable<Observed> {
  about: string;
  rules: readonly Rule<Observed>[];
}

/** The first rule that applies is the cause; the others go under "also". Undefined if no rule applies: then the evidence speaks, not a guess. */
export function diagnose<Observed>({ about, rules }: RuleTable<Observed>, observed: Observed): Mistake | undefined {
  const applying = rules.filter((rule) => rule.applies(observed));
  const [first, ...others] = applying.filter(({ unless = [] }) => !applying.some(({ cause }) => unless.includes(cause)));
  if (!first) return undefined;
  const also = others.map((rule) => rule.tell(observed).reason).join('\n');
  return { cause: first.cause, ...first.tell(observed), ...(also ? { also } : {}), observed: { [about]: observed } };
}
