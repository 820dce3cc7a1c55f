/** What labspec may assume about the actor, the person or program that performs the lab. */
export interface ActorPolicy {
  /** labspec only looks: objects with the lab's names are this person's. */
  inspectsOnly?: true;
  /** The files come from somebody who is not trusted. */
  runsUntrustedCode?: true;
}

export const actorNames = ['robot', 'student', 'grader'] as const;
export type ActorName = (typeof actorNames)[number];

/** Who performs the lab: labspec itself, a student whose work labspec only observes, or labspec with a student's files. support/hooks.ts says what each does. */
export const ACTORS: Record<ActorName, ActorPolicy> = {
  robot: {},
  student: { inspectsOnly: true },
  grader: { runsUntrustedCode: true },
};
