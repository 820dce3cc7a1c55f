import { TaskFailed } from '../../errors/errors';
import { asked } from '../../platform/kubernetes/api-call';
import type { ClusterApi } from '../../platform/kubernetes/cluster-api';
import { noteShownCommand } from '../../runtime/shown-commands';
import type { Run } from '../../runtime/run';
import { quoted } from '../../system/command/quoted';
import { awaitHolding, withReason } from './await-object';
import { capitalized, kindFor, namespaceOf } from './named-object';
import { whyNoRight } from './right-rules';
import { identityOf, inKubectl, resourceOf, type Subject } from './right-subject';
import type { Time } from './time';

/** Waits until somebody may, or may not, do something in a namespace. @param resource as kubectl and roles take it: `pods`, `deployments`, `pods/log`, `pods/web` */
export async function expectRight(run: Run, subject: Subject, { verb, resource, isAllowed }: { verb: string; resource: string; isAllowed: boolean }, time: Time): Promise<void> {
  const namespace = namespaceOf(run, subject);
  const who = identityOf(subject, namespace);
  const right = resourceOf(resource);
  const look = `kubectl auth can-i ${quoted(verb)} ${inKubectl(right)} ${who.options} -n ${namespace}`;
  noteShownCommand(look);
  const api = await run.api();
  if (subject.is === 'service account') await expectAccount(api, subject.name, namespace);
  const { group, plural } = await groupOf(api, right.kind);
  const { user, groups, called } = who;
  const resourceAttributes = { namespace, verb, group, resource: plural, ...(right.subresource !== undefined && { subresource: right.subresource }), ...(right.name !== undefined && { name: right.name }) };
  const review = { spec: { ...(user !== undefined && { user }), groups: [...groups], resourceAttributes } };
  const does = `${verb} ${resource}`;
  const once = async () => {
    const { status } = await asked(`whether ${called} may ${does}`, () => api.clients.authorization.createSubjectAccessReview({ body: review }));
    const allowed = status?.allowed === true;
    return { holds: allowed === isAllowed, seen: allowed ? `it may: ${status.reason ?? ''}` : 'it may not', ...(allowed ? tooMuch(`${capitalized(called)} may ${does}`, status.reason) : {}) };
  };
  const next = isAllowed ? `bind a role that allows to ${does} to ${called}: kubectl describe rolebindings -n ${namespace}` : `remove what allows it: kubectl describe rolebindings -n ${namespace}`;
  const wait = awaitHolding(once, { wrong: `${capitalized(called)} ${isAllowed ? 'may not' : 'may'} ${does}`, cause: isAllowed ? 'right-missing' : 'right-too-much', look, next }, time);
  await withReason(run, wait, async () => (isAllowed ? whyNoRight(api, namespace, who, { verb, resource: right.subresource === undefined ? plural : `${plural}/${right.subresource}`, group, ...(right.name !== undefined && { name: right.name }) }) : undefined));
}

/** Users and groups are not objects; a service account must be there. */
async function expectAccount(api: ClusterApi, name: string, namespace: string): Promise<void> {
  if (!(await api.object(await kindFor(api, 'serviceaccount'), namespace, name))) throw new TaskFailed({ cause: 'object-missing', reason: `There is no service account ${name}`, look: `kubectl get serviceaccounts -n ${namespace}`, next: 'create it as the lab shows' });
}

/** Where roles name a kind; `*` stands for all of them. */
async function groupOf(api: ClusterApi, word: string): Promise<{ group: string; plural: string }> {
  if (word === '*') return { group: '', plural: '*' };
  // `deployments.apps`
  const { apiVersion, plural } = await kindFor(api, word.split('.')[0] ?? word);
  return { group: apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '', plural };
}

/** Which binding allows it, in the words of the API server. */
function tooMuch(wrong: string, reason = ''): { wrong?: string } {
  const [, of, binding = '', kind, role = ''] = /allowed by (Cluster)?RoleBinding "([^"/]+)[^"]*" of (Cluster)?Role "([^"]+)"/.exec(reason) ?? [];
  return binding === '' ? {} : { wrong: `${wrong}: ${of ? 'cluster ' : ''}role binding ${binding} gives it ${kind ? 'cluster ' : ''}role ${role}` };
}
