import { messageOf } from '../../errors/errors';

/** A text beside a failure, under its name. */
export interface Evidence {
  fileName: string;
  text: string;
}

/** The failure that is being told is another one; that its evidence could not be had is told beside it. */
export async function orWhyNot(fileName: string, look: () => Promise<Evidence[]>): Promise<Evidence[]> {
  try {
    return await look();
  } catch (error) {
    return [{ fileName, text: `could not be looked at: ${messageOf(error)}` }];
  }
}
