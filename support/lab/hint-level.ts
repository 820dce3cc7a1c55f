import { z } from 'zod';

/** How much a check says about a mistake: 0 nothing, 1 what is wrong, 2 also where to look, 3 also how to fix it. */
export const hintLevelSchema = z.literal([0, 1, 2, 3], { error: 'a level of hints is 0, 1, 2 or 3' });
export type HintLevel = z.infer<typeof hintLevelSchema>;
