/** What a conformance run may be about: the tasks of the lab, and what labs may use beyond it. */
export const PROFILES = ['core', 'extended'] as const;

export type ProfileName = (typeof PROFILES)[number];
