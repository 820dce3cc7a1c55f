import { syntaxOf } from '../../system/shell/syntax';

/** A node of a parsed line, with the fields that are read here; mvdan-sh is a Go program, so all kinds of nodes share one type. */
export interface Tree {
  Pos(): Place;
  End(): Place;
  Stmts?: Tree[];
  Cmd?: Tree;
  Args?: Tree[];
  Assigns?: Tree[];
  Redirs?: Tree[];
  /** The two sides of `&&`, `||` and `|`. */
  X?: Tree;
  Y?: Tree;
  Op?: number;
  OpPos?: Place;
  Parts?: Tree[];
  Word?: Tree;
  Hdoc?: Tree;
  Param?: { Value: string };
  Name?: { Value: string };
  /** Of a literal its text, of an assignment its word. */
  Value?: unknown;
  Background?: boolean;
}

interface Place {
  /** From 1. */
  Line(): number;
  /** In bytes. */
  Offset(): number;
}

export function typeOf(node: Tree): string {
  return syntaxOf().NodeType(node as never);
}
