import { kindOfWord } from '../lines/kinds';
import { isStep, quotable, then, when, type Line } from '../drafted';
import { manifestsIn } from '../manifests/read-manifests';
import { refusal } from '../manifests/refused-manifest';
import { isStable } from '../outputs/varying';

/** What the user of a run's namespace may make there, and what needs nothing else to be taken. */
const OWN_KINDS = /^(?:Pod|Service|ConfigMap|Secret|ServiceAccount|PersistentVolumeClaim|Deployment|ReplicaSet|ReplicationController|StatefulSet|DaemonSet|Job|CronJob|Ingress|NetworkPolicy|HorizontalPodAutoscaler|PodDisruptionBudget|Role)$/;
const WRITING = /^I create the file "(.+)"$/;
/** At these, web servers of labs listen. */
const WAY = /^I run "kubectl port-forward [^"]* (\d+):(?:80|8080|8000|8081|8888|3000|5000|9090|9376) > \/dev\/null &"$/;
const MOST_LINES = 2;

/**
 * What is seen of a task of which the text shows nothing, where that can be known: of files, what Kubernetes would make of them, or what is in them;
 * of a way to a web server, that it answers. @returns undefined if a person must say it
 */
export function seenAtLast(lines: readonly Line[], fixtures: ReadonlyMap<string, string>): Line[] | undefined {
  return seenOfFiles(lines, fixtures) ?? seenOfWay(lines);
}

function seenOfFiles(lines: readonly Line[], fixtures: ReadonlyMap<string, string>): Line[] | undefined {
  const files = lines.filter(isStep).map(({ text }) => WRITING.exec(text)?.[1]);
  const seen = files.map((file) => (file === undefined ? undefined : seenOfFile(file, fixtures.get(file) ?? '')));
  const known = seen.filter((steps) => steps !== undefined);
  return known.length === 0 || known.length < seen.length ? undefined : known.flat();
}

function seenOfFile(file: string, text: string): Line[] | undefined {
  const objects = manifestsIn(text);
  // A file of another program is seen as it is.
  if (/\.(?:ya?ml|json)$/.test(file) && (objects.length > 0 || /^\s*(?:apiVersion|kind):/m.test(text))) {
    const areWhole = objects.length > 0 && refusal(objects) === undefined && objects.every(({ kind, metadata = {} }) => kindOfWord(kind) !== undefined && metadata.name !== undefined && !('namespace' in metadata));
    // Of what belongs to the whole cluster, only kubectl itself is asked.
    const asking = objects.every(({ kind }) => OWN_KINDS.test(kind)) ? 'apply --dry-run=server' : 'create --dry-run=client';
    return areWhole ? [when(`I look with "kubectl ${asking} -f ${file}"`), ...objects.map(({ metadata }) => then(`I see "/${metadata?.name ?? ''} "`))] : undefined;
  }
  const stable = text.split('\n').map((line) => line.trim()).filter((line) => /\p{L}/u.test(line) && quotable(line) && isStable(line) && !line.includes('$'));
  return stable.length === 0 ? undefined : [when(`I look with "cat ${file}"`), ...stable.slice(0, MOST_LINES).map((line) => then(`I see "${line}"`))];
}

/** Its reader opens the page in a browser. */
function seenOfWay(lines: readonly Line[]): Line[] | undefined {
  const last = lines.filter(isStep).filter(({ keyword }) => keyword === 'When').at(-1);
  const port = WAY.exec(last?.text ?? '')?.[1];
  return port === undefined ? undefined : [when(`I look with "curl -s -o /dev/null -w '%{http_code}' http://localhost:${port}"`), then('the output matches "^[2-4]"')];
}
