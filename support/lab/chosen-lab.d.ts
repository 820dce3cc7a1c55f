/** The labs of a project: the folders of `features/` that have a lab.yaml, by name. */
export function labsIn(project: string): string[];

/**
 * The lab to work with: `LABSPEC_LAB`, else `"labspec": { "lab": NAME }` in the project's package.json, else the only one that there is.
 * Undefined where there are several, or none.
 */
export function chosenLabIn(project: string): string | undefined;
