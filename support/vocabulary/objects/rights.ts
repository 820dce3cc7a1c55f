import { TaskFailed } from '../../errors/errors';
import { asked } from '../../platform/kubernetes/api-call';
import { kindOf } from '../../platform/kubernetes/kinds';
import { noteShownCommand } from '../../runtime/shown-commands';
import type { Run } from '../../runtime/run';
import { awaitHolding, withReason } from './await-object';
import type { NamedObject } from './named-object';
import { whyNoRight } from './right-rules';
import type { Time } from './time';

/** Waits until a service account may, or may not, do something in its namespace. @param resource as kubectl takes it: `pods`, `deployments` */
export async function expectRight(run: Run, { word, name, namespace }: NamedObject, { verb, resource, isAllowed }: { verb: string; resource: string; isAllowed: boolean }, time: Time): Promise<void> {
  const inside = namespace ?? run.lab.names.namespace;
  const user = `system:serviceaccount:${inside}:${name}`;
  const look = `kubectl auth can-i ${verb} ${resource} --as=${user} -n ${inside}`;
  noteShownCommand(look);
  const api = await run.api();
  const account = await api.object(await kindOf(api, 'serviceaccount'), inside, name);
  if (!account) throw new TaskFailed({ cause: 'object-missing', reason: `There is no ${word} ${name}`, look: `kubectl get serviceaccounts -n ${inside}`, next: 'create it as the lab shows' });
  const [plural = resource, subresource] = resource.split('/');
  const { apiVersion, plural: known } = await kindOf(api, plural);
  const group = apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
  const review = { spec: { user, groups: ['system:serviceaccounts', `system:serviceaccounts:${inside}`, 'system:authenticated'], resourceAttributes: { namespace: inside, verb, group, resource: known, ...(subresource === undefined ? {} : { subresource }) } } };
  const once = async () => {
    const { status } = await asked(`whether ${name} may ${verb} ${resource}`, () => api.clients.authorization.createSubjectAccessReview({ body: review }));
    const allowed = status?.allowed === true;
    return { holds: allowed === isAllowed, seen: allowed ? `it may: ${status.reason ?? ''}` : 'it may not', ...(allowed ? tooMuch(`Service account ${name} may ${verb} ${resource}`, status.reason) : {}) };
  };
  const next = isAllowed ? `bind a role that allows to ${verb} ${resource} to the service account: kubectl describe rolebindings -n ${inside}` : `remove what allows it: kubectl describe rolebindings -n ${inside}`;
  const wait = awaitHolding(once, { wrong: `Service account ${name} ${isAllowed ? 'may not' : 'may'} ${verb} ${resource}`, cause: isAllowed ? 'right-missing' : 'right-too-much', look, next }, time);
  await withReason(wait, async () => (isAllowed ? whyNoRight(api, inside, name, { verb, resource, group }) : undefined));
}

/** Which binding allows it, in the words of the API server. */
function tooMuch(wrong: string, reason = ''): { wrong?: string } {
  const [, of, binding = '', kind, role = ''] = /allowed by (Cluster)?RoleBinding "([^"/]+)[^"]*" of (Cluster)?Role "([^"]+)"/.exec(reason) ?? [];
  return binding === '' ? {} : { wrong: `${wrong}: ${of ? 'cluster ' : ''}role binding ${binding} gives it ${kind ? 'cluster ' : ''}role ${role}` };
}
