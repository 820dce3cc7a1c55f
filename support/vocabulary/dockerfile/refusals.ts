import type { Mistake } from '../../errors/errors';
import type { Step } from './instructions';

const KNOWN = ['ADD', 'ARG', 'CMD', 'COPY', 'ENTRYPOINT', 'ENV', 'EXPOSE', 'FROM', 'HEALTHCHECK', 'LABEL', 'MAINTAINER', 'ONBUILD', 'RUN', 'SHELL', 'STOPSIGNAL', 'USER', 'VOLUME', 'WORKDIR'];

interface Refusal extends Pick<Mistake, 'next'> {
  /** Docker's own words. */
  words: string;
}

/** The first thing in a Dockerfile that Docker refuses before it builds anything. @param base the image that it should start from */
export function refusalOf(steps: readonly Step[], base: string): Mistake | undefined {
  const [first] = steps;
  if (!first) return { cause: 'dockerfile-empty', reason: 'The Dockerfile is empty', subject: 'Dockerfile', look: 'cat Dockerfile', next: `write it as the lab shows it, beginning with: FROM ${base}` };
  for (const step of steps) {
    const refusal = ofStep(step);
    if (refusal) return told(step, refusal);
  }
  if (steps.some(({ keyword }) => keyword === 'FROM')) return notBefore(steps, base);
  return { cause: 'no-from', reason: 'The Dockerfile has no FROM, so Docker does not know which image to start from', subject: 'Dockerfile', expected: `FROM ${base}`, seen: `${first.keyword} ${first.text}`, look: 'cat Dockerfile', next: `write at its top: FROM ${base}` };
}

function notBefore(steps: readonly Step[], base: string): Mistake | undefined {
  const first = steps.find(({ keyword }) => keyword !== 'ARG');
  if (!first || first.keyword === 'FROM') return undefined;
  return told(first, { words: 'no build stage in current context', next: `move this line below the line: FROM ${base}` });
}

function ofStep({ keyword, words, flags, text, line }: Step): Refusal | undefined {
  if (!KNOWN.includes(keyword)) return { words: `dockerfile parse error line ${line}: unknown instruction: ${keyword}`, next: /^[A-Z_]*EO[A-Z]$/.test(keyword) ? `delete line ${line}: it is the end mark of the here-document that wrote the file` : `correct or delete line ${line}` };
  const few = (count: string): Refusal => ({ words: `dockerfile parse error line ${line}: ${keyword} requires ${count}`, next: `complete line ${line}` });
  if (keyword === 'FROM' && words.length !== 1 && words.length !== 3) return few('either one or three arguments');
  if (keyword === 'FROM' && /[A-Z]/.test((words[0] ?? '').replace(/[:@].*|\$\{?\w+/g, ''))) return { words: 'invalid reference format: repository name must be lowercase', next: `write the image name in line ${line} in lowercase` };
  if (keyword === 'WORKDIR' && text.trim() === '') return few('exactly one argument');
  if (!['COPY', 'ADD'].includes(keyword)) return undefined;
  if (words.length === 1) return few('at least two arguments, but only one was provided. Destination could not be determined');
  if (words.length === 0) return few('at least two arguments');
  if (words.length > 2 && !flags.has('parents') && !/\/$|^\.$/.test(words.at(-1) ?? '') && !text.includes('<<')) return { words: `When using ${keyword} with more than one source file, the destination must be a directory and end with a /`, next: `write a / at the end of line ${line}` };
  return undefined;
}

function told({ line, keyword, text }: Step, { words, next }: Refusal): Mistake {
  return { cause: 'dockerfile-invalid', reason: `Docker refuses the Dockerfile: ${words}`, subject: `Dockerfile, line ${line}`, seen: `${keyword} ${text}`.trim(), look: 'cat -n Dockerfile', next };
}
