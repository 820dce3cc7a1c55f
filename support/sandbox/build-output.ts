/** What a build without BuildKit has made so far, by the ids that it prints. */
export interface BuildMade {
  /** The image it began from. */
  base?: string;
  /** The image of its last finished step. */
  image?: string;
  /** The container in which it runs its last RUN line; gone once that line is done. */
  container?: string;
}

/** The lines that tell are short; one that a program prints may never end. */
const LONGEST_LINE = 100;
/** A program may print such lines, too, and is not to keep anybody busy with them. */
const MOST_CONTAINERS = 50;

/** Reads the output of a build as it comes. */
export class BuildOutput {
  readonly made: BuildMade = {};
  private line = '';
  private containers = 0;

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
    if (container !== undefined && ++this.containers <= MOST_CONTAINERS) this.onContainer((this.made.container = container));
    this.line = '';
  }
}
