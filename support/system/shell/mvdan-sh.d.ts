/** The part of mvdan/sh (https://pkg.go.dev/mvdan.cc/sh/v3/syntax) that labspec uses, as its JavaScript build has it. */
declare module 'mvdan-sh' {
  interface Pos {
    Line(): number;
    Col(): number;
    /** In bytes. */
    Offset(): number;
  }
  interface Node {
    Pos(): Pos;
    End(): Pos;
    /** Of a file: its statements. */
    Stmts?: Node[];
    Value?: string;
    Parts?: Node[];
    Args?: Node[];
    Background?: boolean;
    Coprocess?: boolean;
    OpPos?: Pos;
    Word?: Node;
    /** Of a redirection: the text below its line. */
    Hdoc?: Node;
    Name?: { Value: string };
    Until?: boolean;
    Cond?: Node[];
    Cmd?: Node;
  }
  export const syntax: {
    NewParser(): { Parse(text: string, name: string): Node };
    Walk(node: Node, visit: (node: Node | null) => boolean): void;
    NodeType(node: Node): string;
    /** Whether more text could complete what could not be read. */
    IsIncomplete(error: unknown): boolean;
  };
}
