import { distance } from 'fastest-levenshtein';

// As kubectl 1.34 lists them: `kubectl COMMAND --help`, and those that it takes without listing them, such as --record.
const PRINTED = 'allow-missing-template-keys output show-managed-fields template';
const MADE = 'dry-run field-manager save-config validate';
const FILES = 'filename kustomize recursive';

/** Options of all commands. */
const GLOBAL = 'as as-group as-uid cache-dir certificate-authority client-certificate client-key cluster context disable-compression insecure-skip-tls-verify kubeconfig kuberc log-flush-frequency match-server-version namespace password profile profile-output request-timeout server tls-server-name token user username v vmodule warnings-as-errors help';

/** By the command. Commands without a word here have only those of all commands. */
const OPTIONS: Readonly<Record<string, string>> = {
  create: `${PRINTED} ${MADE} ${FILES} edit raw record selector windows-line-endings`,
  'create clusterrole': `${PRINTED} ${MADE} aggregation-rule non-resource-url resource resource-name verb`,
  'create clusterrolebinding': `${PRINTED} ${MADE} clusterrole group serviceaccount user`,
  'create configmap': `${PRINTED} ${MADE} append-hash from-env-file from-file from-literal`,
  'create cronjob': `${PRINTED} ${MADE} image restart schedule`,
  'create deployment': `${PRINTED} ${MADE} image port replicas`,
  'create ingress': `${PRINTED} ${MADE} annotation class default-backend rule`,
  'create job': `${PRINTED} ${MADE} from image`,
  'create namespace': `${PRINTED} ${MADE}`,
  'create poddisruptionbudget': `${PRINTED} ${MADE} max-unavailable min-available selector`,
  'create priorityclass': `${PRINTED} ${MADE} description global-default preemption-policy value`,
  'create quota': `${PRINTED} ${MADE} hard scopes`,
  'create role': `${PRINTED} ${MADE} resource resource-name verb`,
  'create rolebinding': `${PRINTED} ${MADE} clusterrole group role serviceaccount user`,
  'create secret': '',
  'create secret docker-registry': `${PRINTED} ${MADE} append-hash docker-email docker-password docker-server docker-username from-file`,
  'create secret generic': `${PRINTED} ${MADE} append-hash from-env-file from-file from-literal type`,
  'create secret tls': `${PRINTED} ${MADE} append-hash cert key`,
  'create service': '',
  'create service clusterip': `${PRINTED} ${MADE} clusterip tcp`,
  'create service externalname': `${PRINTED} ${MADE} external-name tcp`,
  'create service loadbalancer': `${PRINTED} ${MADE} tcp`,
  'create service nodeport': `${PRINTED} ${MADE} node-port tcp`,
  'create serviceaccount': `${PRINTED} ${MADE}`,
  'create token': `${PRINTED} audience bound-object-kind bound-object-name bound-object-uid duration`,
  expose: `${PRINTED} ${FILES} cluster-ip dry-run external-ip field-manager labels load-balancer-ip name override-type overrides port protocol record save-config selector session-affinity target-port type`,
  run: `${PRINTED} ${FILES} annotations attach cascade command dry-run env expose field-manager force grace-period image image-pull-policy labels leave-stdin-open override-type overrides pod-running-timeout port privileged quiet record restart rm save-config stdin timeout tty wait`,
  set: '',
  'set env': `${PRINTED} ${FILES} all containers dry-run env field-manager from keys list local overwrite prefix resolve selector`,
  'set image': `${PRINTED} ${FILES} all dry-run field-manager local record selector`,
  'set resources': `${PRINTED} ${FILES} all containers dry-run field-manager limits local record requests selector`,
  'set selector': `${PRINTED} all dry-run field-manager filename local record recursive resource-version`,
  'set serviceaccount': `${PRINTED} ${FILES} all dry-run field-manager local record`,
  'set subject': `${PRINTED} ${FILES} all dry-run field-manager group local selector serviceaccount user`,
  explain: 'api-version output recursive',
  get: `${PRINTED} ${FILES} all-namespaces chunk-size field-selector ignore-not-found label-columns no-headers output-watch-events raw selector server-print show-kind show-labels sort-by subresource watch watch-only`,
  edit: `${PRINTED} ${FILES} field-manager output-patch record save-config subresource validate windows-line-endings`,
  delete: `${FILES} all all-namespaces cascade dry-run field-selector force grace-period ignore-not-found interactive now output raw selector timeout wait`,
  rollout: '',
  'rollout history': `${PRINTED} ${FILES} revision selector`,
  'rollout pause': `${PRINTED} ${FILES} field-manager selector`,
  'rollout restart': `${PRINTED} ${FILES} field-manager selector`,
  'rollout resume': `${PRINTED} ${FILES} field-manager selector`,
  'rollout status': `${FILES} revision selector timeout watch`,
  'rollout undo': `${PRINTED} ${FILES} dry-run selector to-revision`,
  scale: `${PRINTED} ${FILES} all current-replicas dry-run record replicas resource-version selector timeout`,
  autoscale: `${PRINTED} ${FILES} cpu cpu-percent dry-run field-manager max memory min name record save-config`,
  'certificate approve': `${PRINTED} ${FILES} force`,
  'certificate deny': `${PRINTED} ${FILES} force`,
  'cluster-info': '',
  'cluster-info dump': `${PRINTED} all-namespaces namespaces output-directory pod-running-timeout`,
  top: '',
  'top node': 'no-headers selector show-capacity show-swap sort-by use-protocol-buffers',
  'top pod': 'all-namespaces containers field-selector no-headers selector show-swap sort-by sum use-protocol-buffers',
  cordon: 'dry-run selector',
  uncordon: 'dry-run selector',
  drain: 'chunk-size delete-emptydir-data disable-eviction dry-run force grace-period ignore-daemonsets pod-selector selector skip-wait-for-delete-timeout timeout',
  taint: `${PRINTED} all dry-run field-manager overwrite selector validate`,
  describe: `${FILES} all-namespaces chunk-size selector show-events`,
  logs: 'all-containers all-pods container follow ignore-errors insecure-skip-tls-verify-backend limit-bytes max-log-requests pod-running-timeout prefix previous selector since since-time tail timestamps',
  attach: 'container pod-running-timeout quiet stdin tty',
  exec: 'container filename pod-running-timeout quiet stdin tty',
  'port-forward': 'address pod-running-timeout',
  proxy: 'accept-hosts accept-paths address api-prefix append-server-path disable-filter keepalive port reject-methods reject-paths unix-socket www www-prefix',
  cp: 'container no-preserve retries',
  auth: '',
  'auth can-i': 'all-namespaces list no-headers quiet subresource',
  'auth reconcile': `${PRINTED} ${FILES} dry-run remove-extra-permissions remove-extra-subjects`,
  'auth whoami': `${PRINTED}`,
  debug: 'arguments-only attach container copy-to custom env filename image image-pull-policy keep-annotations keep-init-containers keep-labels keep-liveness keep-readiness keep-startup profile quiet replace same-node set-image share-processes stdin target tty',
  events: `${PRINTED} all-namespaces chunk-size for no-headers types watch`,
  diff: `${FILES} concurrency field-manager force-conflicts prune prune-allowlist selector server-side show-managed-fields`,
  apply: `${PRINTED} ${FILES} all cascade dry-run field-manager force force-conflicts grace-period openapi-patch overwrite prune prune-allowlist record selector server-side subresource timeout validate wait`,
  'apply edit-last-applied': `${PRINTED} ${FILES} field-manager record validate windows-line-endings`,
  'apply set-last-applied': `${PRINTED} create-annotation dry-run filename`,
  'apply view-last-applied': `${FILES} all output selector`,
  patch: `${PRINTED} ${FILES} dry-run field-manager local patch patch-file record subresource type`,
  replace: `${PRINTED} ${MADE} ${FILES} cascade force grace-period raw subresource timeout wait`,
  wait: `${PRINTED} all all-namespaces field-selector filename for local recursive selector timeout`,
  kustomize: 'as-current-user enable-alpha-plugins enable-helm env helm-api-versions helm-command helm-debug helm-kube-version load-restrictor mount network network-name output',
  label: `${PRINTED} ${FILES} all all-namespaces dry-run field-manager field-selector list local overwrite record resource-version selector`,
  annotate: `${PRINTED} ${FILES} all all-namespaces dry-run field-manager field-selector list local overwrite record resource-version selector`,
  'api-resources': 'api-group cached categories namespaced no-headers output show-managed-fields sort-by verbs',
  'api-versions': '',
  config: '',
  'config current-context': '',
  'config delete-cluster': '',
  'config delete-context': '',
  'config delete-user': '',
  'config get-clusters': '',
  'config get-contexts': 'no-headers output',
  'config get-users': '',
  'config rename-context': '',
  'config set': 'set-raw-bytes',
  'config set-cluster': 'certificate-authority embed-certs insecure-skip-tls-verify proxy-url server tls-server-name',
  'config set-context': 'cluster current namespace user',
  'config set-credentials': 'auth-provider auth-provider-arg client-certificate client-key embed-certs exec-api-version exec-arg exec-command exec-env exec-interactive-mode exec-provide-cluster-info password token username',
  'config unset': '',
  'config use-context': '',
  'config view': `${PRINTED} flatten merge minify raw`,
  version: 'client output',
};

/** What kubectl's commands and kinds are also called. */
const ALSO: Readonly<Record<string, string>> = { cm: 'configmap', cj: 'cronjob', deploy: 'deployment', ing: 'ingress', ns: 'namespace', pc: 'priorityclass', pdb: 'poddisruptionbudget', resourcequota: 'quota', svc: 'service', sa: 'serviceaccount', nodes: 'node', no: 'node', pods: 'pod', po: 'pod' };

/** Of shorter words, too many are near to each other. */
const SHORTEST = 4;

/** Whether a command of kubectl has an option. Of a command that is not known, nothing is said against any. @param words of the line behind `kubectl`, without its options */
export function hasOption(words: readonly string[], option: string): boolean {
  const own = optionsOf(words);
  return own === undefined || own.includes(option) || GLOBAL.split(' ').includes(option);
}

/** kubectl's own commands, by their first words; others are those of plugins. */
export const COMMANDS: readonly string[] = [...new Set([...Object.keys(OPTIONS).map((command) => command.split(' ')[0] ?? ''), 'alpha', 'certificate', 'completion', 'help', 'kuberc', 'options', 'plugin'])];

/** The command that a word may mean that is none: with a letter or two wrong. */
export function meantCommand(word: string): string | undefined {
  if (word.length < SHORTEST || COMMANDS.includes(word)) return undefined;
  return COMMANDS.find((command) => command.length >= SHORTEST && command.charAt(0) === word.charAt(0) && distance(command, word) <= (word.length > SHORTEST + 2 ? 2 : 1));
}

/** The option that one may mean that the command does not have: the same without its hyphens, or with a letter or two wrong. */
export function meantOption(words: readonly string[], option: string): string | undefined {
  const all = [...(optionsOf(words) ?? []), ...GLOBAL.split(' ')];
  const plain = (name: string): string => name.replaceAll(/[-_]/g, '').toLowerCase();
  const near = (most: number): string | undefined => all.find((name) => option.length >= SHORTEST && distance(plain(name), plain(option)) <= most && name.charAt(0) === option.charAt(0));
  return all.find((name) => plain(name) === plain(option)) ?? near(1) ?? (option.length > SHORTEST + 2 ? near(2) : undefined);
}

/** The options of the longest command that the words begin with. */
function optionsOf(words: readonly string[]): string[] | undefined {
  const known = words.map((word) => ALSO[word] ?? word);
  const command = [3, 2, 1].map((length) => known.slice(0, length).join(' ')).find((name) => OPTIONS[name] !== undefined);
  return command === undefined ? undefined : OPTIONS[command]?.split(' ');
}
