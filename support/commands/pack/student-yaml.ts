import { isNode, parseAllDocuments, parseDocument, visit, type Document } from 'yaml';

/** The highest level of hints that students get on their own machines: the next one is how to fix it. */
export const MOST_HINTS = 2;
/** Advice says how to fix mistakes; the lab that goes further is not there. */
const NOT_FOR_STUDENTS = ['advice', 'extended', 'free'];

/** lab.yaml as students get it: hints up to the level before the last, without advice and comments. @param text valid */
export function studentYaml(text: string): string {
  const document = parseDocument(text);
  const hints = document.get('hints');
  document.set('hints', Math.min(typeof hints === 'number' ? hints : MOST_HINTS, MOST_HINTS));
  for (const key of NOT_FOR_STUDENTS) document.delete(key);
  return printed(document);
}

/** YAML without its comments, which are its author's. Text that is not YAML is as it was. */
export function withoutComments(text: string): string {
  const documents = parseAllDocuments(text);
  if ('empty' in documents || documents.some(({ errors }) => errors.length > 0)) return text;
  return documents.map(printed).reduce((all, one) => `${all}${one.startsWith('---') ? '' : '---\n'}${one}`);
}

function printed(document: Document): string {
  document.comment = document.commentBefore = null;
  visit(document, {
    Node: (_, node) => {
      if (isNode(node)) node.comment = node.commentBefore = null;
    },
  });
  return document.toString({ lineWidth: 0 });
}
