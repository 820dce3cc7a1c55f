/** Verbs of kubectl that take nothing behind two dashes. */
const WITHOUT_COMMAND = /^(?:kubectl|k) (?:get|describe|logs|expose|apply|delete|scale|top|rollout|label|annotate|edit|explain|replace|drain|cordon|uncordon|config|auth)\b|^(?:vim?|nano) /;
const OF_KUBERNETES = /^(?:kubectl|k|docker|helm|minikube) /;

/** A line with what its author says of it behind `//`, `-->`, `-` or `--` as a comment, which a shell can read. */
export function withRemarkAsComment(line: string): string {
  // Between two lines of which a reader types one.
  if (/^\s*or\s*:?\s*$/i.test(line)) return line.replace(/or/i, '# $&');
  const typed = line.trimStart();
  // What follows `or` is another line, of which a reader types one.
  const sign = OF_KUBERNETES.test(typed) ? remarkIn(line, /\s(?:(?:\/\/|--?>)\s+(?=[A-Za-z])|or\s+(?=(?:kubectl|k|docker|helm) [a-z]))/gi) : undefined;
  const dashes = WITHOUT_COMMAND.test(typed) ? remarkIn(line, /(?<!(?:-f|--filename))\s--?\s+(?=[A-Za-z\d])/g) : undefined;
  // No program reads such an arrow; what echo prints may have one.
  const arrow = /^(?:echo|printf)\b/.test(typed) ? undefined : remarkIn(line, /\s+[→⇒⟶➔]\s+(?=\S)/g);
  const [at, width] = sign ?? dashes ?? arrow ?? [];
  return at === undefined || width === undefined ? line : `${line.slice(0, at)} # ${line.slice(at + width)}`;
}

/** An output without what its author says of it: behind an arrow, or behind a mark such as ❌, and in lines of its own that begin with an arrow. */
export function withoutArrows(output: string): string {
  const lines = output.split('\n').filter((line) => !/^\s*[→⇒⟶➔↑⬆]\s*\S/u.test(line));
  return lines.join('\n').replaceAll(BEHIND, '').replaceAll(/(?<=\S)[ \t]{2,}(?:✅|❌|✔|✓|✗|✘|⚠|🔴|🟢|⭐)[^\n]*/gu, '');
}

const BEHIND = /(?<=\S)[ \t]+(?:←|⟵|⇐|⬅|👈|<-{2,})[^\n]*/gu;

/** YAML with what its author says of a line behind an arrow as a comment. */
export function withArrowsAsComments(yaml: string): string {
  return yaml.replaceAll(BEHIND, (remark) => ` #${remark}`);
}

/** Where a remark begins, outside of quotes and comments. */
function remarkIn(line: string, signs: RegExp): [number, number] | undefined {
  const found = [...line.matchAll(signs)].find(({ index }) => isUnquoted(line.slice(0, index)));
  return found && [found.index, found[0].length];
}

function isUnquoted(before: string): boolean {
  return !/\s#/.test(before) && ['"', "'", '`'].every((quote) => before.split(quote).length % 2 === 1);
}
