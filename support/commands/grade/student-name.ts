import { html, type Html } from '../../reporting/page/html';
import type { Student } from './roster';

/** A name among other text: one that is written from right to left must not turn the figures beside it round. */
export function named({ name }: Pick<Student, 'name'>): Html {
  return html`<bdi>${name}</bdi>`;
}
