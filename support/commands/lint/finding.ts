/** A mistake in a lab, for its author. */
export interface Finding {
  /** `features/my-lab/01-first.feature:12` */
  place: string;
  /** What is wrong, in one sentence. */
  reason: string;
  /** What to do about it. */
  next: string;
}
