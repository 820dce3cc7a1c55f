/** What a build without BuildKit has made so far, by the ids that it prints. */
export interface BuildMade {
  /** The image it began from. */
  base?: string;
  /** The image of its last finished step. */
  image?: string;
  /** The containers in which it has run its RUN lines, each gone once its line is done; among them what its programs have said to be one. */
  containers: string[];
}

/** The lines that tell are short; one that a program prints may never end. */
const LONGEST_LINE = 100;
/** A program may print such lines, too, and is not to keep anybody busy with them. */
export const MOST_CONTAINERS = 50;

/** Reads the output of a build as it comes. */
export class BuildOutput {
  readonly made: BuildMade = { containers: [] };
  private line = '';

  /** @param onContainer called as soon as the build runs something in it, or is about to */
  constructor(private readonly onContainer: (id: string) => void = () => undefined) {}

  hear(text: string): void {
    for (const [index, piece] of text.split('\n').entries()) {
      if (index > 0) this.endLine();
      if (this.line.length <= LONGEST_LINE) this.line += piece.slice(0, LONGEST_LINE + 1);
    }
  }

  private endLine(): void {
    const image = /^ ---> ([0-9a-f]{12})$/.exec(this.line)?.[1];
    const container = /^ ---> Running in ([0-9a-f]{12})$/.exec(this.line)?.[1];
    if (image !== undefined) Object.assign(this.made, { base: this.made.base ?? image, image });
    if (container !== undefined && this.made.containers.length < MOST_CONTAINERS) {
      this.made.containers.push(container);
      this.onContainer(container);
    }
    this.line = '';
  }
}
