import type { V1Pod } from '@kubernetes/client-node';
import { AuthorError, EnvironmentError, type Mistake } from '../../errors/errors';
import type { Kind } from '../../platform/kubernetes/api-kind';
import type { AnyObject, ClusterApi } from '../../platform/kubernetes/cluster-api';
import { diagnose } from '../../runtime/diagnose';
import type { Run } from '../../runtime/run';
import { noteShownCommand } from '../../runtime/shown-commands';
import { quoted } from '../../system/command/quoted';
import { awaitHolding, withReason } from '../objects/await-object';
import type { Seen } from '../objects/claim';
import { explainObject } from '../objects/explain';
import { readyPodOf } from '../objects/in-containers';
import { called, capitalized, execLine, kindFor, namespaceOf, type NamedObject } from '../objects/named-object';
import type { Time } from '../objects/time';
import { whyHost } from './host-rules';
import { closing, type Way } from './policies';
import { POLICY_RULES } from './policy-rules';
import { attempt, portOf, type Attempt } from './try-way';
import { policiesOf, wayTo } from './way-of';

/** What is asked: from which object's Pod, to where. */
interface Question {
  run: Run;
  api: ClusterApi;
  namespace: string;
  named: NamedObject;
  kind: Kind;
  url: URL;
  shouldBeOpen: boolean;
}

/** What was seen last. */
interface Tried {
  how?: Attempt;
  pod?: V1Pod | undefined;
  way?: Way | undefined;
  object?: AnyObject | undefined;
}

/**
 * Waits until a Pod reaches an address, or does not. That it does not counts only if a network policy is the reason, and if the Pod there answers itself:
 * a misspelt name or a server that does not run block nothing. @throws TaskFailed with the policy or the Service that is wrong @throws EnvironmentError if the network does not enforce policies
 */
export async function expectReach(run: Run, named: NamedObject, address: string, shouldBeOpen: boolean, time: Time): Promise<void> {
  const namespace = namespaceOf(run, named);
  const url = urlOf(address);
  const look = execLine(named, namespace, `wget -q -O - ${quoted(url.href)}`);
  noteShownCommand(look);
  const api = await run.api();
  const question = { run, api, namespace, named, kind: await kindFor(api, named.word), url, shouldBeOpen };
  let tried: Tried = {};
  const once = async (): Promise<Seen> => {
    tried = await tryOnce(question);
    return { holds: await isAsItShould(question, tried), seen: tried.pod ? WORDS[tried.how ?? 'no answer'] : `no Pod of ${called(named)} is ready` };
  };
  const wrong = `${capitalized(called(named))} ${shouldBeOpen ? 'does not reach' : 'is not kept from'} ${address}`;
  const told = { wrong, cause: shouldBeOpen ? 'not-reached' : 'not-blocked', look, next: `kubectl get services,endpointslices,networkpolicies -n ${namespace}` };
  try {
    await withReason(run, awaitHolding(once, told, time), () => whyNot(question, tried));
  } catch (error) {
    await mustBeEnforced(question, tried);
    throw error;
  }
}

const WORDS: Record<Attempt, string> = { reached: 'something answers', refused: 'the connection is refused: nothing listens there', 'no such name': 'there is no such name', 'no answer': 'no answer within 3 seconds', 'no program': '' };

async function tryOnce({ api, namespace, named, kind, url }: Question): Promise<Tried> {
  const object = await api.object(kind, namespace, named.name);
  const pod = object && (await readyPodOf(api, namespace, object));
  const name = pod?.metadata?.name;
  if (!pod || name === undefined) return { object };
  const how = await attempt(api, namespace, name, url);
  if (how === 'no program') throw new EnvironmentError({ cause: 'program-missing', reason: `Pod ${name} has none of curl, wget and bash, so it cannot be asked what it reaches`, next: 'ask from a Pod whose image has one of them' });
  return { object, pod, how, way: await wayTo(api, namespace, pod, url) };
}

async function isAsItShould({ api, namespace, shouldBeOpen }: Question, { how, way }: Tried): Promise<boolean> {
  if (shouldBeOpen) return how === 'reached';
  return how !== undefined && how !== 'reached' && (await isBlocked(api, namespace, way));
}

async function whyNot({ run, api, named, kind, namespace, url, shouldBeOpen }: Question, { object, pod, way, how }: Tried): Promise<Mistake | undefined> {
  if (!pod) return explainObject({ run, api, named, kind, namespace, object });
  const byPolicy = way && (how === 'reached' || shouldBeOpen) ? diagnose(POLICY_RULES, { way, namespace, policies: await policiesOf(api, namespace), shouldBeOpen }) : undefined;
  const byService = await whyHost(run, api, { host: url.hostname, port: portOf(url) });
  // A policy is about the port that the Service sends to: if that one is wrong, it is not the policy.
  return shouldBeOpen ? (byService ?? byPolicy) : (byPolicy ?? byService);
}

/** @throws EnvironmentError if a way is open that policies close */
async function mustBeEnforced({ api, namespace, shouldBeOpen }: Question, { how, way }: Tried): Promise<void> {
  const policies = way && how === 'reached' && !shouldBeOpen ? closing(await policiesOf(api, namespace), way) : [];
  if (policies.length === 0) return;
  throw new EnvironmentError({ cause: 'policies-not-enforced', reason: 'The network of this cluster does not enforce network policies', seen: `a connection passes that the network policy ${[...new Set(policies.map(({ policy }) => policy.metadata?.name))].join(', ')} does not allow`, next: 'use a cluster whose network enforces them; that of labspec does: npx labspec down && npx labspec up' });
}

/** Whether policies close the way, and it leads to a Pod that answers: it reaches itself, for no policy is about that. */
async function isBlocked(api: ClusterApi, namespace: string, way: Way | undefined): Promise<boolean> {
  if (!way || closing(await policiesOf(api, namespace), way).length === 0) return false;
  const how = await attempt(api, namespace, way.to.name, new URL(`http://${way.to.ip}:${way.port}`));
  return how === 'reached' || how === 'no program';
}

function urlOf(address: string): URL {
  const text = address.includes('://') ? address : `http://${address}`;
  if (!URL.canParse(text)) throw new AuthorError({ cause: 'not-an-address', reason: `"${address}" is not an address`, next: 'write it like "http://web:8080"' });
  return new URL(text);
}
