import { parse } from 'yaml';
import { stepsOf } from '../shell/path';

/** Sets a value at a path, as in `spec.template.spec.containers[0].image`; makes what is not there yet. @param value as YAML writes it */
export function setAt(object: object, path: string, value: string): void {
  const steps = stepsOf(path);
  const last = steps.pop() ?? '';
  let within = object as Record<string | number, unknown>;
  for (const [at, step] of steps.entries()) {
    const next = steps[at + 1] ?? last;
    within = (within[step] ??= typeof next === 'number' ? [] : {}) as Record<string | number, unknown>;
  }
  within[last] = parse(value);
}
