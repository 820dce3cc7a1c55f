import type { Mistake } from '../../errors/errors';
import type { Kind } from '../../platform/kubernetes/api-kind';
import type { AnyObject, ClusterApi } from '../../platform/kubernetes/cluster-api';
import type { Run } from '../../runtime/run';
import type { NamedObject } from './named-object';

/** What a Then says of an object. */
export interface Claim {
  /** The message if it does not hold: `Deployment web is not available`. */
  wrong: string;
  /** What should be seen, if `wrong` does not say it. */
  expected?: string;
  cause: string;
  look(object: AnyObject): Seen | Promise<Seen>;
  /** Of an object that must not be there; by default it must be. */
  holdsIfAbsent?: true;
  /** Finds the reason, if the object is there. */
  explain?(found: Found): Promise<Mistake | undefined>;
  /** The last words of the command that shows it: `-o yaml`. */
  shows?: string;
}

export interface Seen {
  holds: boolean;
  /** What is there, in words. */
  seen: string;
  /** Says instead of the claim's `wrong` what does not hold: `There is no pod with label app=web`. */
  wrong?: string;
}

/** An object that was looked for, and perhaps found. */
export interface Found {
  run: Run;
  api: ClusterApi;
  named: NamedObject;
  kind: Kind;
  namespace: string;
  object: AnyObject | undefined;
}
