import type { Mistake } from '../errors';

/** A rule: whether a cause applies to what was observed, and what is told about it. */
export interface Rule<Observed> {
  /** Its short name. */
  cause: string;
  applies(observed: Observed): boolean;
  tell(observed: Observed): Omit<Mistake, 'cause' | 'also' | 'observed'>;
}

/** The rules about one thing, in order of precedence. */
export interface RuleTable<Observed> {
  about: string;
  rules: readonly Rule<Observed>[];
}

/** The first rule that applies is the cause, the others are also seen. Undefined for a state that no rule knows: then the evidence speaks, not a guess. */
export function diagnose<Observed>({ about, rules }: RuleTable<Observed>, observed: Observed): Mistake | undefined {
  const [first, ...others] = rules.filter((rule) => rule.applies(observed));
  if (!first) return undefined;
  const also = others.map((rule) => rule.tell(observed).reason).join('\n');
  return { cause: first.cause, ...first.tell(observed), ...(also ? { also } : {}), observed: { [about]: observed } };
}
