/** What a build without BuildKit has made so far, by the IDs that it prints. Its programs may print such lines, too. */
export interface BuildMade {
  /** The base image, and the image of each step. */
  images: string[];
  /** The containers of its RUN lines, each gone when its line is done. */
  containers: string[];
}

/** Lines with IDs are short; a line that a program prints may never end. */
const LONGEST_LINE = 100;
/** The most IDs of each kind: more than the steps of any Dockerfile, and few enough to process. */
export const MOST_IDS = 100;

/** Reads the output of a build as it comes. */
export class BuildOutput {
  readonly made: BuildMade = { images: [], containers: [] };
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
    const [, runs, id] = /^ ---> (Running in )?([0-9a-f]{12})$/.exec(this.line) ?? [];
    const kind = runs ? this.made.containers : this.made.images;
    if (id !== undefined && kind.length < MOST_IDS) {
      kind.push(id);
      if (runs) this.onContainer(id);
    }
    this.line = '';
  }
}
