import type { clientNode } from '../../platform/kubernetes/client-node';

/** The Kubernetes client's module, with its models. */
export type Client = Awaited<ReturnType<typeof clientNode>>;

/** The type of a field, from the Kubernetes API's own description. */
export type FieldType =
  | { kind: 'text' | 'number' | 'boolean' | 'text or number' | 'anything' }
  | { kind: 'list'; of: string }
  | { kind: 'map'; of: string }
  | { kind: 'object'; fields: ReadonlyMap<string, string> };

const PLAIN: Record<string, FieldType['kind']> = { string: 'text', number: 'number', boolean: 'boolean', Date: 'text', V1MicroTime: 'text', IntOrString: 'text or number' };

/** A type by the name that the Kubernetes client gives it: `string`, `Array<V1Container>`, `V1PodSpec` ... */
export function fieldType(client: Client, name: string): FieldType {
  const [, item] = /^Array<(.*)>$/.exec(name) ?? [];
  if (item !== undefined) return { kind: 'list', of: item };
  const [, value] = /^\{ \[key: string\]: (.*); \}$/.exec(name) ?? [];
  if (value !== undefined) return { kind: 'map', of: value };
  const plain = PLAIN[name];
  if (plain !== undefined) return { kind: plain } as FieldType;
  const model = (client as unknown as Record<string, { attributeTypeMap?: { baseName: string; type: string }[] } | undefined>)[name];
  return model?.attributeTypeMap ? { kind: 'object', fields: new Map(model.attributeTypeMap.map(({ baseName, type }) => [baseName, type])) } : { kind: 'anything' };
}
