/** A line of an output that cannot be. */
export interface Wrong {
  /** Of the output, from 0. */
  line: number;
  reason: string;
}
