import { z } from 'zod';

/** How much is told of what is wrong with a student's work: 0 nothing, 1 what it is, 2 also where to look, 3 also what mends it. */
export const hintLevelSchema = z.literal([0, 1, 2, 3], { error: 'a level of hints is 0, 1, 2 or 3' });
export type HintLevel = z.infer<typeof hintLevelSchema>;
