import { redact } from '../../redaction/redact';
import type { Answer } from '../../system/process/http-get';
import type { RuleTable } from '../../runtime/diagnose';

/** A server's answer, and the answer that the lab wants. */
export interface AnswerObserved {
  url: string;
  answer: Answer;
  wanted: Answer;
  /** What the server has printed. */
  output?: string;
  /** The name of the response variable in the program. */
  response?: string;
}

const named = ({ response = 'response' }: AnswerObserved): string => response;
const told = ({ url }: AnswerObserved, expected: string, seen: string): { subject: string; expected: string; seen: string; look: string } => ({ subject: url, expected, seen, look: `curl -i ${url}` });

/** In order of precedence. */
export const ANSWER_RULES: RuleTable<AnswerObserved> = {
  about: 'answer',
  rules: [
    {
      cause: 'head-after-the-end',
      applies: ({ output = '' }) => output.includes('ERR_HTTP_HEADERS_SENT'),
      tell: (observed) => ({ reason: 'The server sends its answer before it sets the status and the headers, so they come too late', ...told(observed, `${named(observed)}.writeHead(...) before ${named(observed)}.end(...)`, 'Cannot set or write headers after they are sent to the client'), next: `move ${named(observed)}.writeHead(...) above ${named(observed)}.end(...)` }),
    },
    {
      cause: 'content-length-too-long',
      applies: ({ answer: { unfinished, text } }) => Number(unfinished?.promised ?? 0) > Buffer.byteLength(text),
      tell: (observed) => ({ reason: 'The header Content-Length promises a longer text than the server sends, so clients wait for the rest', ...told(observed, `Content-Length: ${Buffer.byteLength(observed.answer.text)}`, `Content-Length: ${observed.answer.unfinished?.promised ?? ''}, and then ${Buffer.byteLength(observed.answer.text)} bytes`), next: 'remove Content-Length: Node.js counts the bytes itself' }),
    },
    {
      cause: 'answer-never-ended',
      unless: ['content-length-too-long'],
      applies: ({ answer: { unfinished } }) => unfinished !== undefined,
      tell: (observed) => ({ reason: 'The server begins its answer, but does not end it', ...told(observed, 'the end of the answer', `${JSON.stringify(redact(observed.answer.text).slice(0, 200))}, and then nothing`), next: `end each answer: ${named(observed)}.end(...), for every path` }),
    },
    {
      cause: 'other-status',
      unless: ['head-after-the-end'],
      applies: ({ answer, wanted }) => answer.status !== wanted.status,
      tell: (observed) => ({ reason: `The server does not answer with status ${observed.wanted.status}`, ...told(observed, String(observed.wanted.status), String(observed.answer.status)), next: `write: ${named(observed)}.writeHead(${observed.wanted.status}, ...), for every path` }),
    },
    {
      cause: 'text-without-newline',
      applies: ({ answer, wanted }) => answer.text !== wanted.text && `${answer.text}\n` === wanted.text,
      tell: (observed) => ({ reason: 'The text does not end with a newline', ...told(observed, JSON.stringify(observed.wanted.text), JSON.stringify(observed.answer.text)), next: `write: ${named(observed)}.end(${asText(observed.wanted.text)})` }),
    },
    {
      cause: 'other-text',
      applies: ({ answer, wanted }) => answer.text !== wanted.text && `${answer.text}\n` !== wanted.text,
      tell: (observed) => ({ reason: 'The server answers with the wrong text', ...told(observed, JSON.stringify(observed.wanted.text), JSON.stringify(redact(observed.answer.text).slice(0, 200))), next: `write: ${named(observed)}.end(${asText(observed.wanted.text)})` }),
    },
    {
      cause: 'other-content-type',
      unless: ['head-after-the-end'],
      applies: ({ answer, wanted }) => answer.type !== wanted.type,
      tell: (observed) => ({ reason: `The content type of the answer is not ${observed.wanted.type}`, ...told(observed, observed.wanted.type, observed.answer.type), next: `write: 'Content-Type': '${observed.wanted.type}'` }),
    },
  ],
};

/** A JavaScript string in single quotes, as in the lab. */
function asText(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll("'", "\\'")}'`;
}
