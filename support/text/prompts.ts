import { isAlsoWord, isProgram } from './programs';

export interface Prompted {
  prompt: string;
  text: string;
  /** Columns before the text. */
  width: number;
}

/** Prompts that nothing else looks like. */
const CERTAIN = [
  /^(?::?~?)(?:\$ +)+(?=\S)/,
  /^(?:\([\w.-]+\) *)\$ +/,
  /^\[[^\]\n]{1,60}\] ?[$#%] ?(?=\S)/,
  /^(?:\([\w.-]+\) *)?[\w.-]+@[\w.-]+(?::| )?[~\w./-]*\s?[$#%] ?(?=\S)/,
  /^(?:bash|sh|ash)-\d[\d.]*[$#] ?(?=\S)/,
  /^[\w-]+:[~\w./-]+ [\w-]+\$ +(?=\S)/,
  /^[A-Za-z][\w-]* \$ (?=\S)/,
  /^(?:fish|zsh|bash|root|host|master|node|controlplane) # (?=(?:kubectl|k|docker|helm|kind|minikube) )/,
  /^(?:~|\/[\w./-]*) [#$%] ?(?=\S)/,
  /^(?:~|\/[\w./-]*)[#$] +(?=\S)/,
  // With the branch of a repository, or with a folder, which has no name of a program that is typed.
  /^(?:➜|❯|λ)\s+(?:[~\w./-]+\s+git:\([^()]*\)\s+(?:[✗✘✔±]\s+)?)(?=\S)/,
  /^(?:➜|❯|λ)\s+(?!(?:kubectl|k|docker|helm|minikube|kind)\s+(?!(?:kubectl|k|docker|helm|minikube|kind|ls|cat|cd|vim?)\s))(?:[~\w./-]+\s+)?(?=[a-z])/,
  /^(?:➜|❯|λ)\s+(?=[a-z])/,
];
/** Prompts only before a program, or in a block that has begun with one. */
const LIKELY = [/^\$(?=[a-z])/, /^%\s+(?=\S)/, /^>{1,2}\s+(?=\S)/, /^[\w.:@[\]-]+>\s+(?=\S)/, /^[\w-]+[#$%]\s+(?=\S)/];
const ROOT = /^#\s+(?=\S)/;

/** The prompt of a line; undefined if it has none. @param isPrompted whether the block has prompts of this kind */
export function promptOf(line: string, isPrompted = false): Prompted | undefined {
  const trimmed = line.trimStart();
  const indent = line.length - trimmed.length;
  for (const form of CERTAIN) {
    const found = form.exec(trimmed)?.[0];
    if (found !== undefined && !looksLikeOutput(found)) return { prompt: found.trim(), text: trimmed.slice(found.length), width: indent + found.length };
  }
  for (const form of LIKELY) {
    const found = form.exec(trimmed)?.[0];
    if (found === undefined) continue;
    const text = trimmed.slice(found.length);
    // The head of a table of percentages, as curl prints it.
    if (found.startsWith('%') && /\S\s+%\s/.test(text)) continue;
    if (isPrompted && !found.startsWith('>') ? true : beginsWithProgram(text)) return { prompt: found.trim(), text, width: indent + found.length };
  }
  return undefined;
}

/** `# kubectl get pods`, where the block has nothing but such lines and their output. */
export function rootPromptOf(line: string): Prompted | undefined {
  const found = ROOT.exec(line)?.[0];
  if (found === undefined) return undefined;
  const text = line.slice(found.length);
  return beginsWithProgram(text) ? { prompt: '#', text, width: found.length } : undefined;
}

export function beginsWithProgram(text: string): boolean {
  const [first = '', second = ''] = text.split(/\s+/);
  return isProgram(first) && (!isAlsoWord(first) || second === '' || /^[-./~"'\w]*[-./0-9]|^(?:ps|run|build|images|exec|logs|install|version|info|pull|push|network|volume|compose)$/.test(second));
}

/** `[1/3] # ...` of a build, or a list in brackets. */
function looksLikeOutput(prompt: string): boolean {
  return /^\[(?:\d+\/\d+|INFO|WARN|ERROR|\d+(?:\.\d+)?)\]/.test(prompt);
}
