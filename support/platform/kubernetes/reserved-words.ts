import type { AnyObject } from './any-object';

/** Fields whose names are words of TypeScript: the client's types call them `_from`, and it sends no `from`. By kind, of those that labs make. */
const RENAMED: Record<string, [field: string, is: (value: unknown) => boolean]> = {
  // A label may be called `from`, too; its value is a text.
  NetworkPolicy: ['from', Array.isArray],
  LimitRange: ['default', (value) => typeof value === 'object'],
};

/** An object that the client has read, as YAML has it. */
export function asYamlHasIt<Type extends AnyObject>(object: Type, kind = object.kind ?? ''): Type {
  const [field = ''] = RENAMED[kind] ?? [];
  return field === '' ? object : withSpec(object, (key) => (key === `_${field}` ? field : key));
}

/** An object as YAML has it, for the client to send. */
export function asClientSendsIt<Type extends AnyObject>(object: Type): Type {
  const [field = '', is] = RENAMED[object.kind ?? ''] ?? [];
  return field === '' ? object : withSpec(object, (key, value) => (key === field && is?.(value) ? `_${field}` : key));
}

function withSpec<Type extends AnyObject>(object: Type, named: (key: string, value: unknown) => string): Type {
  return { ...object, ...(object.spec ? { spec: renamed(object.spec, named) as Record<string, unknown> } : {}) };
}

function renamed(value: unknown, named: (key: string, value: unknown) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => renamed(item, named));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [named(key, inside), renamed(inside, named)]));
}
