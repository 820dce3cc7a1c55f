import { DockerfileParser, type Heredoc, type Instruction, type ModifiableInstruction, type PropertyInstruction, type Run } from 'dockerfile-ast';

/** An instruction of a Dockerfile as Docker understands it. */
export interface Step {
  /** From 1. */
  line: number;
  /** In capital letters. */
  keyword: string;
  /** Everything after the keyword and its flags, with continued lines joined. */
  text: string;
  /** As written, with variables not filled in; for a JSON list, its strings. */
  words: string[];
  /** `exec` is a JSON list; `shell` is anything else. */
  form: 'exec' | 'shell';
  /** `--from=build` -> `from`, `build`. */
  flags: Map<string, string>;
  /** The contents of here-documents. */
  documents: string[];
  /** Of ENV, ARG and LABEL. */
  properties: [name: string, value: string | undefined][];
}

/** Parts that only some instructions have. */
interface Parts {
  getFlags?: ModifiableInstruction['getFlags'];
  getHeredocs?: Run['getHeredocs'];
  getProperties?: PropertyInstruction['getProperties'];
}

/** @param text of a Dockerfile, with any kind of line ends */
export function readInstructions(text: string): Step[] {
  const plain = text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
  const lines = plain.split('\n');
  return DockerfileParser.parse(plain).getInstructions().map((instruction) => stepOf(instruction, lines));
}

function stepOf(instruction: Instruction, lines: readonly string[]): Step {
  const parts = instruction as unknown as Parts;
  const text = instruction.getArgumentsContent() ?? '';
  const list = listIn(text);
  return {
    line: instruction.getRange().start.line + 1,
    keyword: instruction.getKeyword(),
    text,
    words: list ?? instruction.getArguments().map((argument) => argument.getValue()),
    form: list ? 'exec' : 'shell',
    flags: new Map((parts.getFlags?.() ?? []).map((flag) => [flag.getName(), flag.getValue() ?? ''])),
    documents: (parts.getHeredocs?.() ?? []).map((document) => contentOf(document, lines)),
    properties: (parts.getProperties?.() ?? []).map((property) => [property.getName(), property.getValue() ?? undefined]),
  };
}

function contentOf(document: Heredoc, lines: readonly string[]): string {
  const range = document.getContentRange();
  return range ? lines.slice(range.start.line, range.end.line + (range.end.character > 0 ? 1 : 0)).join('\n') : '';
}

/** Docker recognises a list only if it is a JSON array of strings. */
function listIn(text: string): string[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
  } catch {
    return undefined;
  }
}
