/** What a build without BuildKit has made so far, by the ids that it prints. */
export interface BuildMade {
  /** The image it began from. */
  base?: string | undefined;
  /** The image of its last finished step. */
  image?: string | undefined;
  /** The container in which it runs its last RUN line; gone once that line is done. */
  container?: string | undefined;
}

export function whatBuildMade(output: string): BuildMade {
  const images = [...output.matchAll(/^ ---> ([0-9a-f]{12})$/gm)].map(([, id]) => id);
  const containers = [...output.matchAll(/^ ---> Running in ([0-9a-f]{12})$/gm)].map(([, id]) => id);
  return { base: images[0], image: images.at(-1), container: containers.at(-1) };
}
