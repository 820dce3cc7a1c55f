/** What only sets a pace, or how an image arrives: no task asks for it. */
const INCIDENTAL = new Set(['apiVersion', 'kind', 'terminationGracePeriodSeconds', 'periodSeconds', 'initialDelaySeconds', 'timeoutSeconds', 'failureThreshold', 'successThreshold', 'protocol']);

const OTHER: Record<string, string> = { Always: 'OnFailure', OnFailure: 'Never', Never: 'OnFailure', ClusterIP: 'NodePort', NodePort: 'ClusterIP', ReadWriteOnce: 'ReadOnlyMany', RollingUpdate: 'Recreate', Recreate: 'RollingUpdate', Ingress: 'Egress' };

const UNDER: Record<string, string> = { labels: 'label', matchLabels: 'selector', selector: 'selector', data: 'value', stringData: 'value', command: 'command', args: 'args', env: 'env', ports: 'port', verbs: 'verb', resources: 'resource' };

/** What a value is for, by the path to it: `image`, `label`, `port`; undefined for what no task asks for. */
export function kindOfValue(path: readonly (string | number)[], value: unknown): string | undefined {
  const keys = path.filter((step) => typeof step === 'string');
  const last = keys.at(-1) ?? '';
  // Never says that the image is in no registry.
  if (last === 'imagePullPolicy' && value !== 'Never') return undefined;
  if (INCIDENTAL.has(last) || isNameOfContainer(keys)) return undefined;
  return UNDER[last] ?? UNDER[keys.at(-2) ?? ''] ?? last;
}

/** Where another line needs it, the lab itself notices. */
function isNameOfContainer(keys: readonly string[]): boolean {
  return keys.at(-1) === 'name' && /^(?:initC|c)ontainers$/.test(keys.at(-2) ?? '');
}

/** Another value of the same kind; undefined if there is none that makes sense. */
export function otherValue(kind: string, value: unknown): string | undefined {
  if (typeof value === 'boolean') return String(!value);
  if (typeof value === 'number') return String(value + 1);
  if (typeof value !== 'string' || value === '') return undefined;
  if (kind === 'image') return otherTag(value);
  if (/image-?pull-?policy/i.test(kind)) return value === 'Always' ? 'Never' : 'Always';
  return OTHER[value] ?? otherNumber(value) ?? otherWord(value);
}

/** `busybox:1.36` becomes `busybox:1.36-other`. */
function otherTag(image: string): string {
  return /:[\w.-]+$/.test(image) ? `${image}-other` : `${image}:other`;
}

/** `64Mi` becomes `65Mi`. */
function otherNumber(value: string): string | undefined {
  return /^\d+[a-zA-Z]{0,2}$/.test(value) ? value.replace(/^\d+/, (digits) => String(Number(digits) + 1)) : undefined;
}

/** The last word of a text gets a letter more; a number in it, if there is no word. */
function otherWord(text: string): string | undefined {
  const words = [...text.matchAll(/(?<![\w-])[a-zA-Z][\w-]*(?![\w-])/g)];
  const word = words.filter(({ 0: letters }) => letters.length > 3).at(-1) ?? words.at(-1);
  if (word) return `${text.slice(0, word.index)}${word[0]}${text.includes(' ') ? 'x' : '-x'}${text.slice(word.index + word[0].length)}`;
  return /\d/.test(text) ? text.replace(/\d+/, (digits) => String(Number(digits) + 1)) : undefined;
}
