/** A kind of object, as lines of kubectl name it. */
export interface DraftKind {
  kind: string;
  plural: string;
  group: string;
  isNamespaced: boolean;
}

const TABLE = `Pod pods po;Service services svc;ConfigMap configmaps cm;Secret secrets;ServiceAccount serviceaccounts sa;PersistentVolumeClaim persistentvolumeclaims pvc;ResourceQuota resourcequotas quota;LimitRange limitranges limits;
ReplicationController replicationcontrollers rc;Endpoints endpoints ep;Event events ev;Deployment deployments deploy @apps;ReplicaSet replicasets rs @apps;StatefulSet statefulsets sts @apps;DaemonSet daemonsets ds @apps;
Job jobs @batch;CronJob cronjobs cj @batch;Ingress ingresses ing @networking.k8s.io;NetworkPolicy networkpolicies netpol @networking.k8s.io;Role roles @rbac.authorization.k8s.io;RoleBinding rolebindings @rbac.authorization.k8s.io;
HorizontalPodAutoscaler horizontalpodautoscalers hpa @autoscaling;PodDisruptionBudget poddisruptionbudgets pdb @policy;EndpointSlice endpointslices @discovery.k8s.io;ControllerRevision controllerrevisions @apps;Lease leases @coordination.k8s.io;PodTemplate podtemplates;
!Namespace namespaces ns;!Node nodes no;!PersistentVolume persistentvolumes pv;!ClusterRole clusterroles @rbac.authorization.k8s.io;!ClusterRoleBinding clusterrolebindings @rbac.authorization.k8s.io;!StorageClass storageclasses sc @storage.k8s.io;
!CustomResourceDefinition customresourcedefinitions crd crds @apiextensions.k8s.io;!PriorityClass priorityclasses pc @scheduling.k8s.io;!IngressClass ingressclasses @networking.k8s.io;!ComponentStatus componentstatuses cs;!ValidatingAdmissionPolicy validatingadmissionpolicies @admissionregistration.k8s.io;
!ValidatingAdmissionPolicyBinding validatingadmissionpolicybindings @admissionregistration.k8s.io;!ValidatingWebhookConfiguration validatingwebhookconfigurations @admissionregistration.k8s.io;!MutatingWebhookConfiguration mutatingwebhookconfigurations @admissionregistration.k8s.io;!RuntimeClass runtimeclasses @node.k8s.io;
!VolumeAttachment volumeattachments @storage.k8s.io;!CSIDriver csidrivers @storage.k8s.io;!CSINode csinodes @storage.k8s.io;!CertificateSigningRequest certificatesigningrequests csr @certificates.k8s.io;!APIService apiservices @apiregistration.k8s.io`;

const KINDS = new Map<string, DraftKind>(TABLE.split(/;\s*/).flatMap((row) => {
  const [first = '', plural = '', ...others] = row.trim().split(' ');
  const kind = first.replace('!', '');
  const found: DraftKind = { kind, plural, group: others.find((word) => word.startsWith('@'))?.slice(1) ?? '', isNamespaced: !first.startsWith('!') };
  return [kind.toLowerCase(), plural, ...others.filter((word) => !word.startsWith('@'))].map((word): [string, DraftKind] => [word, found]);
}));

/** The kind that a word of a line means: `deploy`, `deployments.apps`; undefined for one that is not Kubernetes' own. */
export function kindOfWord(word: string): DraftKind | undefined {
  return KINDS.get(word.toLowerCase()) ?? KINDS.get(word.toLowerCase().split('.')[0] ?? '');
}

/** All words that name a kind, but for its short names. */
export const KIND_NAMES: readonly string[] = [...KINDS].flatMap(([word, { kind, plural }]) => (word === plural || word === kind.toLowerCase() ? [word] : []));

/** As features speak of it: `config map`. */
export function inWords(kind: string): string {
  return kind.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

/** Kinds that run Pods, and go on doing so. */
export const WORKLOADS = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController']);
