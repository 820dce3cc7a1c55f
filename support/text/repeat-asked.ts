import type { Block, Command, ProsePart } from './lab-text';

const WHICH = String.raw`(?:the|that|this)(?: (?:same|last|previous))? (?:command|line|query|request)`;
const REPEATS = new RegExp(String.raw`\b(?:(?:repeat|re-?run) ${WHICH}\b|(?:run|issue|execute|enter|type) ${WHICH} (?:again|once more|a second time)\b)`, 'i');
const LOOKS = /^(?:kubectl|k) (?:get|describe|logs|top|exec|auth|rollout (?:status|history))\b|^(?:curl|wget|nslookup|ping|docker (?:ps|images|logs|inspect|exec))\b/;

/** "Repeat the command:", above what it prints then. @param before what is typed above the sentence */
export function repeatAsked(part: ProsePart, before: Command | undefined): Block | undefined {
  const found = REPEATS.exec(part.text);
  if (!found || !before || !LOOKS.test(before.text) || before.prompt !== undefined) return undefined;
  const line = part.line + part.text.slice(0, found.index).split('\n').length - 1;
  return { kind: 'commands', path: part.path, line, endLine: line, text: before.text, inline: true, commands: [{ text: before.text, line }], why: `it repeats line ${before.line}` };
}
