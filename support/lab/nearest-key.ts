import { closest, distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { labSchema } from './lab';

interface Schema {
  properties?: Record<string, Schema>;
  additionalProperties?: Schema;
  items?: Schema;
}

/** The key of lab.yaml that an unknown one may mean; undefined if none is near. @param path of the map that it stands in: `['tasks', 2]` */
export function nearestKey(unknown: string, path: readonly (string | number)[]): string | undefined {
  const whole = z.toJSONSchema(labSchema, { io: 'input', unrepresentable: 'any' }) as Schema;
  const here = path.reduce<Schema | undefined>((schema, key) => (typeof key === 'number' ? schema?.items : (schema?.properties?.[key] ?? schema?.additionalProperties)), whole);
  const keys = Object.keys(here?.properties ?? {});
  const nearest = keys.length > 0 ? closest(unknown, keys) : undefined;
  return nearest !== undefined && distance(unknown, nearest) <= 2 ? nearest : undefined;
}
