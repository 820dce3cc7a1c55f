import { then, type Step } from '../drafted';

/** `sh -c '...; exit 3'`, at the end of a line. */
const LAST = /(?:^|\s)(?:\/bin\/)?(?:ba|da|a)?sh -c (?:"(?:[^"]*[;&|\s])?exit (\d+);?\s*"|'(?:[^']*[;&|\s])?exit (\d+);?\s*')\s*$/;

/** What it finds depends on the nodes and the version of the cluster. */
const OF_CLUSTER = /^kubectl (?:cluster-info|version|api-resources|api-versions|(?:get|describe) (?:nodes?|no|crds?|customresourcedefinitions?|sc|storageclass(?:es)?|pv|persistentvolumes?|clusterroles?|clusterrolebindings?|ns|namespaces?|events?|ev)(?![\w-])[^|]*)[^|]*\|\s*(?:grep|egrep|findstr)\b/;

/** What runs in the cluster's own namespace, beside its own programs, depends on the cluster, too. */
const OF_SYSTEM = /^kubectl (?=[^|]* (?:-n|--namespace)[ =]kube-system\b)[^|]*\|\s*(?:grep|egrep|findstr)\b(?![^|]*(?:dns|kube-|etcd|proxy|scheduler|apiserver|controller-manager|kindnet|kindest))/;

/** Which revisions there are depends on each change before, and on those that were taken back. */
const OF_REVISION = /^kubectl rollout history [^|;&]*--revision[= ]\d+/;

/** What a token may, only its account says. */
const OF_TOKEN = /^kubectl (?=[^|;&]* ?--token[ =])[^|;&]*\bauth can-i\b/;

/** `kubectl get pods | grep web` */
const FILTERED = /^kubectl get [^|]*\|\s*(?:grep|egrep|findstr)(?: -\S+)* ["']?([\w.-]+)["']?\s*$/;

/** A description of a Pod has `Liveness:`; `Liveness probe failed` is one of its events, which may come or not. */
const OF_PROBE = /^kubectl describe [^|]*\|\s*(?:grep|egrep)((?: -\S+(?: \d+)?)*) ["']?(liveness|readiness|startup)([ _-]?probe\b)?/i;

function mayNameNoProbe(text: string): boolean {
  const [, options = '', word = '', probe] = OF_PROBE.exec(text) ?? [];
  return word !== '' && (probe !== undefined || (!/^[A-Z]/.test(word) && !/ -\w*i/.test(options)));
}

/** Whether the exit code of a line says nothing of the lab. @param deleted what lines above have deleted */
export function mayFindNothing(text: string, deleted: Iterable<string> = []): boolean {
  const name = FILTERED.exec(text)?.[1];
  return OF_CLUSTER.test(text) || OF_SYSTEM.test(text) || OF_REVISION.test(text) || OF_TOKEN.test(text) || mayNameNoProbe(text) || (name !== undefined && [...deleted].some((object) => object.includes(name)));
}

/** `kill %1`: what runs in the background ends with its task. `kill $SERVER 2> /dev/null`: its author reckons with what is gone already. Of `curl`, that hides no errors only. */
const MAY_BE_GONE = /^kill (?:-\w+ )*%\d|^(?:sudo )?(?:kill|pkill|killall|rm|kubectl delete|docker (?:container |image )?(?:rm|rmi|stop|kill))\s.*(?:2>|&>|>&) *\/dev\/null *$/;

/** Without a container that has ended before, kubectl prints an error. */
const OF_PREVIOUS = /\bkubectl logs\b[^|;&]* (?:--previous|-p)(?=\s|$)/;

/** busybox asks for a short name in all domains, and fails if one of them does not know it. */
const LOOKS_UP = /(?:^|\s)nslookup [a-z][\w.-]*\s*$/;

/** How a line ends that says so itself; otherwise, well. What `kubectl run` only starts ends apart from it. Nothing of one that ends what may be gone. */
export function expectedExit(text: string): Step[] {
  // It is 1 if something differs.
  if (MAY_BE_GONE.test(text) || /^kubectl diff\b/.test(text) || OF_PREVIOUS.test(text)) return [];
  if (LOOKS_UP.test(text)) return [then('the output matches "[Nn]ame(?::| =)"')];
  const [, one, other] = LAST.exec(text) ?? [];
  const isApart = /\b(?:kubectl|docker) run\b/.test(text) && !/ (?:-it?|-ti|--stdin|--attach|--rm)(?=\s|=)/.test(text);
  return [then(`the exit code is ${isApart || / (?:-d|--detach)(?=\s)/.test(text) ? 0 : Number(one ?? other ?? 0)}`)];
}
