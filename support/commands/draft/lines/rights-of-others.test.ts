import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines, outcomesOf, yamlBlock, yamlText } from '../../../../test/kit/draft-text';

const drafted = (...lines: string[]): string[] => featureLines(draftText(['# Shop', ...lines]));
const said = (...lines: string[]): string[] => drafted(...lines).filter((line) => /^(?:user|group) "/.test(line));
const todos = (...lines: string[]): string[] => drafted(...lines).filter((line) => line.startsWith('# TODO line')).map((line) => line.replace(/^# TODO line \d+: /, ''));
const JANE = ['kubectl create role reader --verb=get,list --resource=pods,deployments.apps', 'kubectl create role one --verb=get --resource=cm --resource-name=stock', 'kubectl create rolebinding readers --role=reader --user=jane', 'kubectl create rolebinding ones --role=one --user=jane'];
const can = (words: string, as = '--as=jane'): string => `kubectl auth can-i ${words} ${as}`;

describe('a line that asks what a user or a group may', () => {
  test('becomes a Then, by the roles and bindings of the text', () => {
    expect(said(...block(...JANE, can('get pods'), can('delete po', '--as jane'), can('list deploy'), can('get cm'), can('get cm/stock'), can('list pods', '--as=joe'), can('get pods --subresource=log')))).to.deep.equal(['user "jane" may "get" "pods"', 'user "jane" may not "delete" "po"', 'user "jane" may "list" "deploy"', 'user "jane" may not "get" "cm"', 'user "jane" may "get" "cm/stock"', 'user "joe" may not "list" "pods"', 'user "jane" may not "get" "pods/log"']);
    expect(yamlText(draftText(['# Shop', ...block(...JANE, can('get pods'))]))).to.contain('resource: subjectaccessreviews');
  });

  test('with groups, by manifests, and by the roles that every cluster has', () => {
    const binding = ['apiVersion: rbac.authorization.k8s.io/v1', 'kind: RoleBinding', 'metadata: { name: staff }', 'subjects: [{ kind: Group, name: clerks, apiGroup: rbac.authorization.k8s.io }]', 'roleRef: { kind: ClusterRole, name: view, apiGroup: rbac.authorization.k8s.io }'];
    expect(said('Write `staff.yaml`:', ...yamlBlock(...binding), ...block('kubectl apply -f staff.yaml', can('get pods', '--as=joe --as-group=clerks'), can('delete svc', '--as=joe --as-group=clerks --as-group=guests'), can('list secrets', '--as-group=clerks')))).to.deep.equal(['user "joe" of group "clerks" may "get" "pods"', 'user "joe" of groups "clerks" and "guests" may not "delete" "svc"', 'group "clerks" may not "list" "secrets"']);
  });

  test('takes the answer that the text shows or says', () => {
    expect(said(...block(`$ ${can('get pods')}`, 'yes', `$ ${can('get secrets')}`, 'no - no role is for it'))).to.deep.equal(['user "jane" may "get" "pods"', 'user "jane" may not "get" "secrets"']);
    expect(said(...block(`${can('get pods')}   # yes`, `${can('get cm')}  # -> should not be allowed`, '', '# Should return no', can('get svc'), '', can('list svc'), '# Returns: yes', '# Can jane do this?', can('list cm'), '# yes', can('get sts')))).to.deep.equal(['user "jane" may "get" "pods"', 'user "jane" may not "get" "cm"', 'user "jane" may not "get" "svc"', 'user "jane" may "list" "svc"', 'user "jane" may "list" "cm"']);
    expect(said(...block(can('get pods')), 'Outcome: No.', 'There is no role.', '', 'The answer should be `yes` now:', ...block(can('get svc')))).to.deep.equal(['user "jane" may not "get" "pods"', 'user "jane" may "get" "svc"']);
  });

  test('is for a person where neither says it, or both say something else', () => {
    expect(todos(...block(can('get pods')))).to.deep.equal(['the text does not say the answer: Then user "jane" may "get" "pods", or may not']);
    expect(todos(...block(...JANE, `${can('delete pods')} # yes`, `${can('get pods')} # no`)).map((why) => why.replace(/: Then.*/, ''))).to.deep.equal(['the text says yes, but what it makes does not allow this', 'the text says no, but what it makes allows this (RoleBinding/readers)']);
  });

  test('is for a person where it is about more than the run’s namespace', () => {
    const lines = [can('list nodes'), can('--list'), can('get pods -A'), can('get pods -n elsewhere'), can('get pods/log'), can('get /healthz'), can('get shelves')];
    const whys = todos(...block(...JANE, ...lines));
    for (const [index, why] of ['a node belongs to the whole cluster', 'it lists all rights of jane', 'it asks about all namespaces', 'it asks about the namespace elsewhere', 'kubectl reads pods/log as the name of an object', 'no sentence asks for this right', 'labspec does not know the kind shelves'].entries()) expect(whys[index]).to.contain(why);
    expect(whys).to.have.length(lines.length);
  });

  test('about the namespace of the text is about the run’s own; not about another one that the text makes', () => {
    const lines = ['kubectl create ns market', 'kubectl create ns fair', ...JANE.map((line) => `${line} -n market`)];
    expect(said(...block(...lines, can('get pods -n market'), can('delete pods -n fair')))).to.deep.equal(['user "jane" may "get" "pods"', 'user "jane" may not "delete" "pods"']);
    expect(todos(...block(...lines, can('get pods -n fair')))[0]).to.contain('it asks about the namespace fair, but RoleBinding/ones is in the namespace market'.replace('ones', 'readers'));
  });

  test('waits for a binding of the whole cluster that a person must decide on', () => {
    expect(todos(...block('kubectl create clusterrolebinding boss --clusterrole=cluster-admin --user=jane', can('get pods'))).at(-1)).to.contain('it needs what line 4 is to do');
    expect(said(...block('kubectl create clusterrole looker --verb=get --resource=pods', 'kubectl create clusterrolebinding lookers --clusterrole=looker --user=jane', can('get pods'), can('list pods')))).to.deep.equal(['user "jane" may "get" "pods"', 'user "jane" may not "list" "pods"']);
  });

  test('is left out of a task if the text allows later what it denies here, and in a task that begins with it, needs what it is about', () => {
    const lab = draftText(['# Shop', '## One', ...block(...JANE.slice(0, 2), 'kubectl create rolebinding others --role=one --user=joe', can('get pods'), can('get secrets')), '## Two', ...block(...JANE.slice(2)), '## Three', ...block(can('list pods'))]);
    expect(featureLines(lab)).to.include('# left out, because task 2 changes it: user "jane" may not "get" "pods"').and.include('user "jane" may not "get" "secrets"').and.include('user "jane" may "list" "pods"');
    // Nothing is known of what a script makes.
    expect(said(...block(...JANE, can('get secrets'), './more.sh'))).to.deep.equal(['user "jane" may not "get" "secrets"']);
    expect(drafted(...block(...JANE, can('get secrets'), 'kubectl create rolebinding more --clusterrole=admin --user=jane', can('get pods')))).to.include('user "jane" may not "get" "secrets"');
    expect(yamlText(lab)).to.contain('title: "Three", needs: [1, 2]');
  });

  test('stays a typed line for a service account', () => {
    const account = (as: string): string[] => featureLines(draftText(['# Shop', ...block('kubectl create sa clerk', `kubectl auth can-i list pods ${as}`)]));
    for (const as of ['--as=system:serviceaccount:default:clerk', '--as system:serviceaccount:default:clerk']) expect(account(as)).to.include('I run "kubectl auth can-i list pods --as=system:serviceaccount:$namespace:clerk"');
    expect(drafted(...block('kubectl auth can-i list pods -n market --as=system:serviceaccount:default:clerk'))).to.include('I run "kubectl auth can-i list pods -n market --as=system:serviceaccount:$namespace:clerk"');
  });

  test('has the answer of the text’s roles and bindings for a service account', () => {
    const binding = ['apiVersion: rbac.authorization.k8s.io/v1', 'kind: RoleBinding', 'metadata: { name: clerks }', 'subjects:', '- kind: User', '  name: system:serviceaccount:default:clerk', '  apiGroup: rbac.authorization.k8s.io', 'roleRef: { kind: Role, name: reader, apiGroup: rbac.authorization.k8s.io }'];
    const of = (...lines: string[]): string[] => drafted('Write `clerks.yaml`:', ...yamlBlock(...binding), ...block(...JANE, 'kubectl apply -f clerks.yaml', ...lines));
    const as = '--as=system:serviceaccount:default:clerk';
    expect(of(`kubectl auth can-i list pods ${as}`, `kubectl auth can-i delete pods ${as}`, `kubectl auth can-i list nodes ${as}`, `kubectl get cm ${as}`).filter((line) => /^I see|^the exit code is 1/.test(line))).to.deep.equal(['I see "yes"', 'I see "no"', 'I see "no"', 'the exit code is 1']);
    expect(of(`kubectl auth can-i list pods ${as} # no`).find((line) => line.startsWith('# TODO line'))).to.contain('the text says no, but what it makes allows this (RoleBinding/clerks)');
  });

  test('is no for a service account in a namespace of the text where nothing is bound: the run asks about that one', () => {
    const lines = ['kubectl create ns market', 'kubectl create ns fair', 'kubectl create role reader --verb=list --resource=pods -n market', 'kubectl create rolebinding readers --role=reader --serviceaccount=market:clerk -n market'];
    const asked = drafted(...block(...lines, 'kubectl auth can-i list pods -n market --as=system:serviceaccount:market:clerk', 'kubectl auth can-i list pods -n fair --as=system:serviceaccount:market:clerk'));
    expect(asked.slice(-6)).to.include.members(['I run "kubectl auth can-i list pods -n fair --as=system:serviceaccount:$namespace:clerk"', 'I see "no"']);
    expect(asked).to.include('I see "yes"');
  });

  test('of a service account waits for what a person must write', () => {
    expect(todos(...block('kubectl apply -f rights.yaml', '$ kubectl auth can-i list pods --as=system:serviceaccount:default:clerk', 'yes')).at(-1)).to.contain('it needs what line 4 is to do');
  });
});

describe('a line that acts as a user', () => {
  const FORBIDDEN = (does: string, resource: string, where = 'in the namespace "default"'): string => `Error from server (Forbidden): pods is forbidden: User "jane" cannot ${does} resource "${resource}" in API group "" ${where}`;

  test('is a Then about rights, if the text shows that it is refused, or that a look works', () => {
    expect(said(...block('$ kubectl get secrets --as=jane', FORBIDDEN('list', 'secrets'), '$ kubectl run till --image=nginx --as=jane', FORBIDDEN('create', 'pods'), '$ kubectl get pods --as=jane', 'No resources found in default namespace.', '$ kubectl get pod till --as=jane', 'NAME   READY   STATUS', 'till   1/1     Running'))).to.deep.equal(['user "jane" may not "list" "secrets"', 'user "jane" may not "create" "pods"', 'user "jane" may "list" "pods"', 'user "jane" may "get" "pods/till"']);
    expect(said(...block('kubectl delete pod till --as=jane   # should be forbidden'))).to.deep.equal(['user "jane" may not "delete" "pods"']);
  });

  test('is a Then about rights, if the roles and bindings of the text say it; what may be done, the run does itself', () => {
    const lines = drafted(...block('kubectl create role clerk --verb=get,list,create --resource=pods,deployments.apps', 'kubectl create rolebinding clerks --role=clerk --user=jane', 'kubectl get pods --as=jane', 'kubectl create deployment till --image=nginx --as=jane', 'kubectl scale deployment till --replicas=2 --as=jane', 'kubectl delete deployment till --as=jane', 'kubectl get pods -A --as=jane'));
    expect(lines.slice(lines.indexOf('role binding "clerks" exists') + 1, -1)).to.deep.equal(['user "jane" may "list" "pods"', 'I run "kubectl create deployment till --image=nginx"', 'deployment "till" is available within 2 minutes', 'user "jane" may "create" "deployments"', 'user "jane" may not "patch" "deployments/scale"', 'user "jane" may not "delete" "deployments"', '# TODO line 10: it acts as jane, and a run has only its own rights', '#   kubectl get pods -A --as=jane']);
  });

  test('waits for a binding that may be for them, and for no other', () => {
    const lines = ['kubectl create clusterrolebinding boss --clusterrole=cluster-admin --user=joe', ...JANE];
    expect(said(...block(...lines, 'kubectl get pods --as=jane', 'kubectl delete pods --all --as=jane'))).to.deep.equal(['user "jane" may "list" "pods"', 'user "jane" may not "delete" "pods"']);
    expect(todos(...block(...lines, 'kubectl get pods --as=joe')).at(-1)).to.contain('it needs what line 4 is to do');
  });

  test('is for a person otherwise', () => {
    const lab = draftText(['# Shop', ...block('$ kubectl get nodes --as=jane', FORBIDDEN('list', 'nodes', 'at the cluster scope'), '$ kubectl run till --image=nginx --as=jane', 'pod/till created', '$ kubectl get pods --as=jane')]);
    expect(outcomesOf(lab)).to.deep.equal(['todo', 'todo', 'todo']);
    expect(featureLines(lab).join('\n')).to.contain('may in the whole cluster is not asked').and.contain('it acts as jane, and a run has only its own rights');
  });
});
