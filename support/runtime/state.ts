import type { Holding } from './scenario';

export const holds: Holding = { holds: true };
export const doesNotHold = (seen: string): Holding => ({ holds: false, seen });
