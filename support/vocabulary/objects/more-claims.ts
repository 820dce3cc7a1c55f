import type { AnyObject, ClusterApi } from '../../platform/kubernetes/cluster-api';
import { inWords, kindOf } from '../../platform/kubernetes/kinds';
import { podTemplateOf } from '../../platform/kubernetes/pod-template';
import type { Run } from '../../runtime/run';
import type { Claim } from './claim';
import { dataOf } from './data-of';
import { explainObject } from './explain';
import { whyOtherKey } from './explain-value';
import { called, capitalized, getLine, namespaceOf, oneWord, type NamedObject } from './named-object';
import { ownersOf } from './owners';
import { whyNoEndpoints } from './explain-service';

interface PodSpec {
  containers?: { name: string; image?: string }[];
  initContainers?: { name: string; image?: string }[];
}

/** An event with this reason, about the object or about what it has made. */
export function hasEvent(run: Run, named: NamedObject, reason: string): Claim {
  return {
    wrong: `${capitalized(called(named))} does not have the event ${reason}`, expected: reason, cause: 'event-missing',
    look: async (object) => {
      const events = await (await run.api()).eventsOf(namespaceOf(run, named), object.kind ?? '', named.name, object.metadata?.uid);
      const seen = [...new Set(events.map((event) => event.reason ?? ''))];
      return { holds: seen.includes(reason), seen: seen.join(', ') || 'no events' };
    },
  };
}

/** The images of a Pod, or of the Pods that something makes. */
export function runsImage(named: NamedObject, image: string): Claim {
  return {
    wrong: `${capitalized(called(named))} does not run the image ${image}`, expected: image, cause: 'image-differs', shows: '-o yaml',
    look: (object) => {
      const images = imagesOf(object);
      return { holds: images.some((one) => one === image || one === `${image}:latest` || `${one}:latest` === image), seen: images.join(', ') || 'no containers' };
    },
  };
}

function imagesOf(object: AnyObject): string[] {
  const pod: PodSpec = podTemplateOf(object)?.spec ?? {};
  return [...(pod.initContainers ?? []), ...(pod.containers ?? [])].flatMap(({ image }) => image ?? []);
}

/** Of a ConfigMap or a Secret. @param value undefined if any will do */
export function hasKey(named: NamedObject, key: string, value?: string): Claim {
  const missing = `${capitalized(called(named))} does not have the key ${key}`;
  return {
    wrong: value === undefined ? missing : `The key ${key} of ${called(named)} does not have the value that the lab asks for`, cause: 'key-differs', shows: '-o yaml',
    ...(value === undefined ? {} : { expected: value }),
    look: (object) => {
      const data = dataOf(object);
      const isThere = key in data;
      return { holds: isThere && (value === undefined || data[key]?.trimEnd() === value.trimEnd()), ...(isThere ? { seen: data[key] ?? '' } : { wrong: missing, seen: `the keys ${Object.keys(data).join(', ') || '(none)'}` }) };
    },
    explain: ({ object, namespace }) => {
      const seen = object?.kind === 'Secret' ? dataOf(object)[key] : undefined;
      return Promise.resolve(value === undefined || seen === undefined ? undefined : whyOtherKey({ what: `the key ${key}`, expected: value, seen, namespace, look: getLine(named, namespace, '-o yaml') }, named));
    },
  };
}

/** Whether something has made it: a Deployment its Pods too, by its ReplicaSets. */
export function belongsTo(run: Run, named: NamedObject, owner: NamedObject): Claim {
  return {
    wrong: `${capitalized(called(named))} does not belong to ${called(owner)}`, expected: called(owner), cause: 'owner-differs', shows: '-o yaml',
    look: async (object) => {
      const owners = await ownersOf(await run.api(), namespaceOf(run, named), object);
      return { holds: owners.some(({ kind = '', name }) => name === owner.name && kind.toLowerCase() === oneWord(owner.word)), seen: owners.map(({ kind = '', name }) => `${inWords({ kind })} ${name}`).join(', ') || 'it belongs to nothing' };
    },
  };
}

export function wasRestarted(named: NamedObject, times: number): Claim {
  return {
    wrong: `${capitalized(called(named))} was restarted another number of times`, expected: String(times), cause: 'restarts-differ',
    look: (object) => {
      const all = (object.status?.['containerStatuses'] ?? []) as { restartCount?: number }[];
      const seen = all.reduce((sum, { restartCount = 0 }) => sum + restartCount, 0);
      return { holds: seen === times, seen: String(seen) };
    },
    explain: explainObject,
  };
}

/** How many Pods a Service sends to. */
export function hasEndpoints(run: Run, named: NamedObject, count: number): Claim {
  return {
    wrong: `${capitalized(called(named))} does not have ${count} endpoint${count === 1 ? '' : 's'}`, expected: String(count), cause: 'endpoints-differ',
    look: async () => {
      const addresses = await endpointsOf(await run.api(), namespaceOf(run, named), named.name);
      return { holds: addresses.length === count, seen: addresses.length === 0 ? 'no endpoints' : `${addresses.length}: ${addresses.join(', ')}` };
    },
    explain: (found) => whyNoEndpoints(found, { wanted: count }),
  };
}

interface EndpointSlice {
  ports?: object[] | null;
  endpoints?: { addresses?: string[]; conditions?: { ready?: boolean } }[];
}

async function endpointsOf(api: ClusterApi, namespace: string, service: string): Promise<string[]> {
  const slices = (await api.objects(await kindOf(api, 'endpointslice'), namespace, `kubernetes.io/service-name=${service}`)) as EndpointSlice[];
  // A named port that no container has leaves addresses without a port.
  return slices.filter(({ ports }) => (ports ?? []).length > 0).flatMap(({ endpoints }) => endpoints ?? []).filter(({ conditions }) => conditions?.ready !== false).flatMap(({ addresses = [] }) => addresses);
}
