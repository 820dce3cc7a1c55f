import { looksLikeCommand } from './looks';
import { beginsWithProgram, promptOf, rootPromptOf, type Prompted } from './prompts';

/** Programs of the reader's own machine: nobody types them in a container. */
const OUTSIDE = /^(?:kubectl|k|oc|docker|helm|minikube|kind|git)\b/;
const OPENS_SHELL = /^(?:sudo )?(?:kubectl|k|oc|docker|podman)\s[^\n]*\s(?:-it|-ti|-i\s+-t|-t\s+-i|--stdin --tty|--interactive --tty)\s[^\n]*(?:\/|\s)(?:ba|a|z|da)?sh$/;
const LEAVES = /^(?:exit|logout)\b/;
/** Words of a sentence, which no line that is typed has outside of quotes. */
const OF_SENTENCES = /\s(?:the|a|an|to|of|is|are|and|or|for|from|in|inside|into|on|with|that|this|it|then|now|again|all|as|by|your|you|we|if|when)(?=\s|$)/;

/** `kubectl exec -it web -- sh`: what stands below may be typed there. */
export function opensShell(text: string): boolean {
  return OPENS_SHELL.test(text);
}

/** The prompt of each line of a block; undefined if none has one. */
export function promptsIn(lines: readonly string[]): (Prompted | undefined)[] | undefined {
  const found = promptsOf(lines);
  addThoseOfRoot(lines, found);
  return found.some((prompted) => prompted !== undefined) ? found : undefined;
}

/** `> till@1.2.0 start`: npm prints what it runs behind such a sign. */
const OF_NPM = /^\s*>\s+(?:@[\w-]+\/)?[\w.-]+@\d[\w.-]* \w/;

function promptsOf(all: readonly string[]): (Prompted | undefined)[] {
  // Where a line goes on below, such a sign sends its output into a file, or is the prompt for more of it.
  const lines = all.map((line, index) => (/^\s*>/.test(line) && /\\\s*$/.test(all[index - 1] ?? '') ? '' : line));
  if (lines.some((line) => OF_NPM.test(line))) return promptsOf(lines.map((line) => (/^\s*>/.test(line) ? '' : line)));
  if (lines.some((line) => promptOf(line) !== undefined)) return lines.map((line) => typedBehind(promptOf(line, true)));
  const first = lines.find((line) => line.trim() !== '') ?? '';
  const areOfRoot = rootPromptOf(first) !== undefined && !lines.some((line) => looksLikeCommand(line, false));
  return lines.map((line) => (areOfRoot ? rootPromptOf(line) : undefined));
}

/** `$ secret/till created`: what kubectl prints, behind a sign that does not belong there. */
function typedBehind(prompted: Prompted | undefined): Prompted | undefined {
  return prompted && /^[a-z]+(?:\.[a-z0-9.]+)?\/[\w.-]+ (?:created|configured|unchanged|deleted|patched|scaled|labeled|annotated|exposed)$/.test(prompted.text.trim()) ? undefined : prompted;
}

/** `# ls`, right below a line that opens a shell, or further down in a shell of root: there it is a prompt, and elsewhere a comment. */
function addThoseOfRoot(lines: readonly string[], found: (Prompted | undefined)[]): void {
  let prompt: string | undefined;
  for (const [index, line] of lines.entries()) {
    const typed = typedAsRoot(line);
    if (found[index] === undefined && typed !== undefined && prompt !== undefined) found[index] = { prompt, text: typed, width: line.length - typed.length };
    const { text = line.trim() } = found[index] ?? {};
    if (opensShell(text)) prompt = typedAsRoot(lines.slice(index + 1).find((below) => below.trim() !== '') ?? '') === undefined ? undefined : '#';
    else if (LEAVES.test(text) || OUTSIDE.test(text)) prompt = undefined;
    else if (found[index]) prompt = found[index].prompt.endsWith('#') ? found[index].prompt : undefined;
  }
}

/** What a line has behind the sign that is a comment's, too, if somebody could have typed it in a container. */
function typedAsRoot(line: string): string | undefined {
  const text = /^\s*#\s?(\S.*)$/.exec(line)?.[1]?.trimEnd();
  if (text === undefined || !beginsWithProgram(text) || OUTSIDE.test(text)) return undefined;
  const bare = text.replaceAll(/"[^"]*"|'[^']*'/g, '""');
  if (/[^\s.][.:?!,](?:\s|$)/.test(bare) || OF_SENTENCES.test(bare)) return undefined;
  const words = bare.split(/\s+/).slice(1).filter((word) => /^[A-Za-z]+$/.test(word));
  return words.length < 2 || /^(?:echo|printf)\b/.test(bare) ? text : undefined;
}

/** `/data #`: a session ends with it, or its reader has typed nothing there. */
export function isBarePrompt(line: string): boolean {
  return /[#$%]\s*$/.test(line) && promptOf(`${line.trimEnd()} true`)?.text === 'true';
}
