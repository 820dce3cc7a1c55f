import type { RuleTable } from '../../runtime/diagnose';
import { inOneList, oneTooMany, type Maker } from './makers';
import { capitalized } from './named-object';

/** Something that makes Pods from a template. */
export interface Template {
  /** `deployment web` */
  called: string;
  /** Whether the labels of the set are its own, and whether they are its template's. */
  isLabelled: boolean;
  makesLabelled: boolean;
  isPaused: boolean;
  /** How many Pods it asks for, and where it says so; undefined if nobody does. */
  asks: { count: number; path: string } | undefined;
  /** What the API said when it refused its Pods; empty if it never has. */
  refused: string;
}

/** What is known about a set that has too few or too many objects. */
export interface SetObserved {
  namespace: string;
  /** `pods with label app=web` */
  called: string;
  /** `pod` */
  word: string;
  /** `app=web` */
  labels: string;
  wanted: number;
  /** How many there are. */
  count: number;
  names: readonly string[];
  /** What the objects come from. */
  makers: readonly Maker[];
  /** What makes Pods in the namespace. */
  templates: readonly Template[];
  /** What makes the Pods that have the labels, if the set is one of other objects. */
  makersOfPods: readonly string[];
  /** The command that lists the set. */
  look: string;
}

const isTooMany = ({ count, wanted }: SetObserved): boolean => count > wanted;
const isTooFew = ({ count, wanted }: SetObserved): boolean => count < wanted;
const madeBy = ({ templates, makers }: SetObserved): Template[] => templates.filter(({ called }) => makers.some((maker) => maker.called === called));
const none: Template = { called: '', isLabelled: false, makesLabelled: false, isPaused: false, asks: undefined, refused: '' };
const paused = ({ templates }: SetObserved): Template | undefined => templates.find(({ isPaused, makesLabelled }) => isPaused && makesLabelled);
const labelledItself = ({ templates }: SetObserved): Template | undefined => templates.find(({ isLabelled, makesLabelled }) => isLabelled && !makesLabelled);
const ofLabelledPods = ({ templates, makersOfPods }: SetObserved): Template | undefined => templates.find(({ called, makesLabelled }) => makersOfPods.includes(called) && !makesLabelled);
const asking = (observed: SetObserved): Template | undefined => (observed.makers.length === 1 ? madeBy(observed).find(({ asks }) => asks?.count === observed.count) : undefined);
const isOfLab = ({ called }: Template, { makers }: SetObserved): boolean => makers.some((maker) => maker.called === called && maker.isAskedFor);
const object = (called: string): string => called.replace(/ (?=\S+ )/g, '');
const listed = ({ makers }: SetObserved): string => makers.map(({ called, count }) => `${count} of ${called}`).join(', ');
const template = ({ called }: Pick<Template, 'called'>, { namespace }: SetObserved): string => `kubectl get ${object(called)} -n ${namespace} -o yaml`;

/** Why there are fewer or more objects with some labels than the lab asks for. */
export const SET_RULES: RuleTable<SetObserved> = {
  about: 'set',
  rules: [
    {
      cause: 'created-after-all',
      applies: (observed) => observed.wanted === 0 && isTooMany(observed) && madeBy(observed).some(({ refused }) => refused !== ''),
      tell: (observed) => {
        const { called, refused } = madeBy(observed).find((one) => one.refused !== '') ?? none;
        return { reason: `The pods of ${called} were refused at first, but have been created since`, expected: '0', seen: `${observed.names.join(', ')}; at first: ${refused}`, look: `kubectl describe ${object(called)} -n ${observed.namespace}`, next: `undo what has changed since then, and delete ${observed.names.join(', ')}` };
      },
    },
    {
      cause: 'template-has-label',
      unless: ['created-after-all'],
      applies: (observed) => observed.wanted === 0 && isTooMany(observed) && madeBy(observed).some(({ makesLabelled }) => makesLabelled),
      tell: (observed) => {
        const one = madeBy(observed).find(({ makesLabelled }) => makesLabelled) ?? none;
        return { reason: `The ${observed.called} come from ${one.called}, whose template has the label ${observed.labels}`, expected: '0', seen: `${observed.count}: ${observed.names.join(', ')}`, look: template(one, observed), next: `remove the label from the template of ${one.called} (kubectl apply keeps a label that it has not set)${isOfLab(one, observed) ? '' : `, or delete ${one.called} if it is left over`}` };
      },
    },
    {
      cause: 'label-shared',
      applies: (observed) => observed.wanted > 0 && isTooMany(observed) && observed.makers.length > 1,
      tell: (observed) => {
        const other = oneTooMany(observed.makers, observed.wanted)?.called;
        const all = inOneList(observed.makers.map(({ called }) => called));
        return { reason: other === undefined ? `There are ${observed.count} ${observed.called}, not ${observed.wanted}: they come from ${all}` : `${other.startsWith('pod ') ? `${capitalized(other)} has` : `The ${observed.word}s of ${other} have`} the label ${observed.labels} too, so there are ${observed.count} ${observed.called}, not ${observed.wanted}`, expected: String(observed.wanted), seen: listed(observed), look: observed.look, next: other === undefined ? 'delete what is left over, or change its labels' : `delete ${other} if it is left over (kubectl delete ${object(other)} -n ${observed.namespace}), or change its labels` };
      },
    },
    {
      cause: 'asks-for-another-number',
      applies: (observed) => observed.wanted > 0 && observed.count !== observed.wanted && observed.word === 'pod' && asking(observed) !== undefined,
      tell: (observed) => {
        const { called, asks } = asking(observed) ?? none;
        return { reason: `${capitalized(called)} asks for ${asks?.count ?? 0} pod${asks?.count === 1 ? '' : 's'}, not for ${observed.wanted}`, expected: String(observed.wanted), seen: `${asks?.path ?? ''}: ${asks?.count ?? 0}`, look: observed.look, next: called.startsWith('job ') ? `correct ${asks?.path ?? ''}, delete ${called} and create it again` : `correct ${asks?.path ?? ''} of ${called}` };
      },
    },
    {
      cause: 'template-waits',
      applies: (observed) => isTooFew(observed) && paused(observed) !== undefined,
      tell: (observed) => {
        const { called } = paused(observed) ?? none;
        return { reason: `The rollout of ${called} is paused, so its template with the label ${observed.labels} makes no pods yet`, expected: String(observed.wanted), seen: 'spec.paused: true', look: template({ called }, observed), next: `kubectl rollout resume ${called} -n ${observed.namespace}` };
      },
    },
    {
      cause: 'label-not-in-template',
      applies: (observed) => isTooFew(observed) && labelledItself(observed) !== undefined,
      tell: (observed) => {
        const one = labelledItself(observed) ?? none;
        return { reason: `The label ${observed.labels} is on ${one.called} itself, not in its template, so what it makes does not have it`, expected: String(observed.wanted), seen: `${observed.count} ${observed.called}`, look: template(one, observed), next: `add the label to the template of ${one.called} (metadata.labels)` };
      },
    },
    {
      cause: 'label-on-pods-only',
      unless: ['label-not-in-template'],
      applies: (observed) => isTooFew(observed) && ofLabelledPods(observed) !== undefined,
      tell: (observed) => {
        const one = ofLabelledPods(observed) ?? none;
        return { reason: `The label ${observed.labels} is on the pods of ${one.called}, not in its template`, expected: String(observed.wanted), seen: `${observed.count} ${observed.called}`, look: template(one, observed), next: `add the label to the template of ${one.called} (metadata.labels)` };
      },
    },
  ],
};
