import { basename } from 'node:path';
import type { Word } from '../../../vocabulary/shell/parse-lines';
import type { State } from '../state';

/** What may answer on the reader's own machine at any port: a program of its own, a tunnel, a machine that shares its network. */
const ANSWERS = /\b(?:docker-machine|podman|nerdctl|compose|minikube|k3d|microk8s|extraPortMappings|hostPort|hostNetwork|ssh|python3?|node|npm|yarn|java|mvn|gradlew?|go run|uvicorn|gunicorn|flask|nc|ncat|socat|tunnel|localtunnel|ngrok|telepresence|skaffold|tilt|[Dd]ocker[ -][Dd]esktop)\b|\.\/\w|nodePort|NodePort|--publish-all|docker run[^\n]* -P\b|--net(?:work)?[= ]host/;
/** What answers at the port that it names: `-p 8080:80`, `port-forward web 8080:80`, `kubectl proxy --port=8080`. */
const AT_PORT = /\bport-forward\b[^\n|;&]*?\s:?(\d+)(?::\d+)?(?=[\s`'"&]|$)|\bdocker[^\n|;&]*? (?:-p|--publish)[= ]?(?:[\d.]+:)?(\d+):\d|\b(?:kubectl )?proxy\b[^\n|;&]*? (?:--port|-p)[= ](\d+)|(\bkubectl proxy\b)/g;
const HERE = /^(?:https?:\/\/)?(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?::(\d+))?(?:\/|$|;)/;
/** A request of the API, through `kubectl proxy`. */
const IN_API = /^(?:https?:\/\/)?(?:localhost|127\.0\.0\.1):\d+\/apis?\/[\w./-]*\bnamespaces\/(?!kube-)([a-z0-9-]+)/;
/** A host by one name, which only a cluster, or a network of containers, can know. */
const ONE_NAME = /^https?:\/\/([a-z][a-z0-9-]*)(?::\d+)?(?:\/|$)|^([a-z][a-z0-9-]*):\d+(?:\/|$)/i;
/** Options of requests that take another word. */
const TAKES_WORD = /^-[a-zA-Z]*[uHxdXoOTmAbcFe]$|^--[a-z-]+$/;

/** A name that only the DNS of a cluster knows: `web.default`, `web.shop.svc.cluster.local`. */
const OF_CLUSTER = /^(?:https?:\/\/)?(?:_[a-z0-9-]+\.)*[a-z][a-z0-9-]*(?:\.default|(?:\.[a-z][a-z0-9-]*)?\.svc(?:\.cluster\.local)?)\.?(?:[:/].*)?$/;
/** The same, with the run’s own namespace in its place. */
const IN_OWN_NAMESPACE = /(?<=[\s./"])[a-z][a-z0-9-]*\.\$namespace\b/;
/** An address of a Pod, or of a service within the cluster, as lines compute it, and as drafts remember it. */
const WITHIN_CLUSTER = /\$\([^\n]*\.(?:clusterIP|podIP)\b|\$\w+PodIp\b/;
const LOOKS_UP = new Set(['nslookup', 'dig', 'host', 'ping', 'curl', 'wget']);
const ASKS = new Set(['curl', 'wget', 'telnet', 'nc']);
const REQUESTS = new Set([...ASKS, 'ping']);

/** The ports of the reader's machine at which something of a text answers; undefined if it may be any. */
export function portsHere(pages: readonly string[]): ReadonlySet<string> | undefined {
  if (pages.some((page) => ANSWERS.test(page) || page.includes('/etc/hosts') || /\bport-forward\b[^\n]*[$<{]/.test(page))) return undefined;
  return new Set(pages.flatMap((page) => [...page.matchAll(AT_PORT)].map(([, forwarded, published, proxy]) => forwarded ?? published ?? proxy ?? '8001')));
}

/** Whether the reader's machine may know hosts of the text by their names: it lists them, or containers share a network. */
export function knowsNames(pages: readonly string[]): boolean {
  return pages.some((page) => /\/etc\/hosts|\bdocker network\b|compose|--(?:net|network|link|add-host)[= ]|docker-machine|vagrant|telepresence|ssh-config|dnsmasq/i.test(page));
}

/** Why a request of the reader's own machine needs a person: nothing in the text answers there, or nobody knows the name. */
export function whyNobodyAnswers(commands: readonly (readonly Word[])[], text: string, { ports, objects, typedLines, knowsNames: mayKnow }: Pick<State, 'ports' | 'objects' | 'typedLines' | 'knowsNames'>): string | undefined {
  const asked = commands.filter(([program]) => ['curl', 'wget'].includes(basename(program ?? ''))).flatMap((words) => words.map((word) => word ?? ''));
  const name = [...asked.filter((_, index) => !TAKES_WORD.test(asked[index - 1] ?? '')).map((word) => ONE_NAME.exec(word)).map((found) => found?.[1] ?? found?.[2]), ...commands.map(plainlyAsked)].find((host) => host !== undefined && host !== 'localhost');
  if (name !== undefined && (ports !== undefined || mayKnow === false)) return `the reader’s machine does not know the name ${name}: say where this is typed`;
  const service = (word: string): string | undefined => (objects.has(`Service/${word.split(':')[0] ?? ''}`) ? word : undefined);
  const ofCluster = commands.flatMap(([program, ...words]) => (LOOKS_UP.has(basename(program ?? '')) ? words.map((word) => (word === undefined ? IN_OWN_NAMESPACE.exec(text)?.[0] : (OF_CLUSTER.exec(word)?.[0] ?? service(word)))) : ASKS.has(basename(program ?? '')) ? words.map((word) => service(word ?? '')) : [])).find((host) => host !== undefined);
  if (ofCluster !== undefined) return `the reader’s machine does not know the name ${ofCluster}: say where this is typed`;
  if (commands.some(([program]) => REQUESTS.has(basename(program ?? ''))) && isWithinCluster(text, typedLines)) return 'the reader’s machine reaches no address within the cluster: say where this is typed';
  const place = asked.map((word) => IN_API.exec(word)?.[1]).find((found) => found !== undefined);
  if (place !== undefined) return `it asks the API for what is in the namespace ${place}, and the run’s own has another name`;
  const unanswered = asked.map((word) => HERE.exec(word)).find((found) => found !== null && ports?.has(found[1] ?? '80') === false);
  return unanswered ? `nothing in the text answers at localhost${unanswered[1] === undefined ? '' : `:${unanswered[1]}`} of the reader’s machine: say in which container it is typed` : undefined;
}

/** `nslookup web`, `telnet web 80` */
function plainlyAsked([program, ...words]: readonly Word[]): string | undefined {
  const host = ['nslookup', 'host', 'dig', 'telnet'].includes(basename(program ?? '')) ? words.find((word, index) => word?.startsWith('-') !== true && !TAKES_WORD.test(words[index - 1] ?? '')) : undefined;
  return host !== undefined && /^[a-z][a-z0-9-]*$/.test(host) ? host : undefined;
}

function isWithinCluster(text: string, typedLines: State['typedLines']): boolean {
  const variables = typedLines.flatMap((line) => (WITHIN_CLUSTER.test(line.text) ? (/^(?:export )?([A-Za-z_]\w*)=/.exec(line.text)?.[1] ?? []) : []));
  return WITHIN_CLUSTER.test(text) || variables.some((name) => new RegExp(`\\$(?:${name}\\b|\\{${name}\\})`).test(text));
}
