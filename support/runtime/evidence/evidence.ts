import { messageOf } from '../../errors/errors';

/** A text that goes with a failure, under its own name. */
export interface Evidence {
  fileName: string;
  text: string;
}

/** Evidence that cannot be collected must not hide the failure: the reason is attached in its place. */
export async function orWhyNot(fileName: string, look: () => Promise<Evidence[]>): Promise<Evidence[]> {
  try {
    return await look();
  } catch (error) {
    return [{ fileName, text: `labspec could not collect this: ${messageOf(error)}` }];
  }
}
