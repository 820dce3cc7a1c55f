import { closest, distance } from 'fastest-levenshtein';
import type { Finding } from '../../../lint/finding';
import type { Call } from '../../../../vocabulary/lines/call';
import { literal } from '../../../../vocabulary/lines/word';
import { shownPath } from '../text-items';
import type { ReadLab } from './read-lab';

/** Programs whose names no other word is near to. */
const PROGRAMS = ['kubectl', 'docker', 'minikube', 'kustomize'];
const words = (text: string): string[] => text.split(' ');
const ALWAYS = words('namespace context kubeconfig cluster user server token as as-group as-uid request-timeout v help insecure-skip-tls-verify certificate-authority client-certificate client-key cache-dir tls-server-name warnings-as-errors match-server-version profile profile-output disable-compression log-flush-frequency vmodule');
/** The options of commands that only look: no step need have them, so nothing else would find a wrong one. https://kubernetes.io/docs/reference/kubectl/generated/ */
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  get: words('all-namespaces allow-missing-template-keys chunk-size field-selector filename ignore-not-found kustomize label-columns no-headers output output-watch-events raw recursive selector server-print show-kind show-labels show-managed-fields sort-by subresource template watch watch-only'),
  describe: words('all-namespaces chunk-size filename kustomize recursive selector show-events'),
  wait: words('all all-namespaces allow-missing-template-keys field-selector filename for local output recursive selector show-managed-fields template timeout'),
  'rollout status': words('filename kustomize recursive revision selector timeout watch'),
  'rollout history': words('allow-missing-template-keys filename kustomize output recursive revision selector show-managed-fields template'),
};
/** Removed ones are findings of their own. */
const REMOVED = ['export', 'include-uninitialized', 'show-all'];
const OUTPUTS = words('json yaml name wide go-template go-template-file template templatefile jsonpath jsonpath-as-json jsonpath-file custom-columns custom-columns-file kyaml');

/** Programs, options and forms of output that do not exist. */
export function misspelt({ text, commands }: ReadLab): Finding[] {
  const programs = text.blocks.filter(({ inline, kind }) => !inline && kind !== 'file' && kind !== 'fragment').flatMap(({ path, line, text: lines }) => lines.split('\n').flatMap((one, index) => {
    const [, first = ''] = /^\s*(?:[$#>]\s+)?(?:sudo )?([a-z]+) \S/.exec(one) ?? [];
    const meant = PROGRAMS.find((program) => first !== program && Math.abs(first.length - program.length) <= 1 && distance(first, program) <= 2 && first !== `${program}s`);
    return meant === undefined ? [] : [{ place: `${shownPath(path)}:${line + index}`, reason: `There is no program ${first}`, next: `write ${meant}` }];
  }));
  const options = commands.flatMap(({ place, statements }) => statements.flatMap(({ calls }) => calls.flatMap((call) => inCall(call).map((found) => ({ place, ...found })))));
  return [...programs, ...options];
}

function inCall({ program, verb, options }: Call): Omit<Finding, 'place'>[] {
  const known = program === 'kubectl' ? OPTIONS[verb] : undefined;
  if (!known) return [];
  const unknown = [...options.keys()].filter((name) => name.length > 1 && !known.includes(name) && !ALWAYS.includes(name) && !REMOVED.includes(name)).map((name) => ({ reason: `kubectl ${verb} has no option --${name}`, next: `did you mean --${closest(name, known)}?` }));
  const forms = (options.get('output') ?? []).map((word) => (literal(word) ?? '').split('=')[0] ?? '').filter((form) => form !== '' && !OUTPUTS.includes(form)).map((form) => ({ reason: `kubectl ${verb} has no output "${form}"`, next: `did you mean -o ${closest(form, OUTPUTS)}?` }));
  return [...unknown, ...forms];
}
