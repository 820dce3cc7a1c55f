import type { Holding } from './scenario';

export const holds: Holding = { holds: true };
export const doesNotHold = (seen: string, next?: string): Holding => ({ holds: false, seen, next });
