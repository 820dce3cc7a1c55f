/** A revision of a Deployment, with the template of its Pods. */
export interface Revision {
  number: number;
  template: string;
}

/** A template that was there before takes the next number, and loses its old one. */
export function withTemplate(revisions: readonly Revision[], template: string): Revision[] {
  if (revisions.at(-1)?.template === template) return [...revisions];
  const number = Math.max(0, ...revisions.map((one) => one.number)) + 1;
  return [...revisions.filter((one) => one.template !== template), { number, template }];
}

/** @param number of the revision to go back to; 0: the one before @returns undefined if it is not there */
export function undone(revisions: readonly Revision[], number: number): Revision[] | undefined {
  const wanted = number === 0 ? revisions.at(-2) : revisions.find((one) => one.number === number);
  return wanted && withTemplate(revisions, wanted.template);
}
