import type { Place, Work } from '../work';
import type { StudentByHand } from '../student-by-hand';

/** The task of a lab done in another way than the lab shows. */
export interface Variant {
  task: number;
  /** What is changed, as in "image" or "left out". */
  kind: string;
  /** In words: `image: busybox:1.0` */
  title: string;
  at: Place;
  work: Work;
  /** What is done after the task, if that is the change. */
  after?: (student: StudentByHand) => Promise<unknown>;
  /** What a check must find; with `same`, it depends on whether the cluster then holds the same objects as after the lab's own way. */
  must: 'fail' | 'pass' | 'pass if same';
}
