import { parseAllDocuments, visit, type Document, type Scalar } from 'yaml';

/** What stands where the reader is to write something. */
const OPEN = /^(?:\S*_{3,}|\S*\?{3,}|\?\?|TODO|FIXME|FILL[-_ ]?(?:ME|IN|THIS)(?:[-_ ]\w+)*|<[^<>]*\b(?:TODO|FILL)\b[^<>]*>|\[?(?:\.{3}|…)\]?)$/;
/** Beside a key or an item without a value. */
const REMARK = /\b(?:TODO|FIXME|fill (?:in|this|me)|your (?:code|answer|value)|complete (?:this|me)|(?:set|put|insert|enter|write|add)\b[\w ]{0,20}\bhere)\b/i;
/** No object is made without a value of these. */
const NEEDED = new Set(['image', 'name', 'containerPort', 'mountPath', 'claimName', 'schedule', 'port', 'storage', 'key']);
/** Lines that stand for others. */
const ELIDED_LINE = /^[ \t]+(?:- )?\[?(?:\.{3}|…)\]?[ \t]*$|^(?:\[(?:\.{3}|…)\]|…)[ \t]*$/m;
const ELIDED_REMARK = /^[ \t]*#[ \t]*\[?(?:\.{3}|…)\]?[ \t]*$/m;

/** Whether a file of manifests is one that its reader must complete before it can be applied. */
export function hasGaps(text: string): boolean {
  if (!/^kind:/m.test(text) || text.includes('{{')) return false;
  return parseAllDocuments(text, { logLevel: 'error' }).some((document) => (document.errors.length > 0 ? ELIDED_LINE.test(text) : hasOpenValue(document)));
}

/** Whether a text leaves out parts of a manifest, be it in a comment. */
export function isElided(text: string): boolean {
  return ELIDED_LINE.test(text) || ELIDED_REMARK.test(text) || /:[ \t]+(?:\[(?:\.{3}|…)\]|\{(?:\.{3}|…)\}|\.{3}|…)[ \t]*$/m.test(text);
}

function hasOpenValue(document: Document): boolean {
  let isOpen = false;
  visit(document, {
    Pair: (_, { key, value }) => {
      const name = (key as Scalar | null)?.value;
      if (typeof name === 'string' && NEEDED.has(name) && isEmpty(value as Scalar | null)) isOpen = true;
    },
    Scalar: (_, scalar) => {
      if (isEmpty(scalar) ? REMARK.test(scalar.comment ?? '') : typeof scalar.value === 'string' && OPEN.test(scalar.value)) isOpen = true;
    },
  });
  return isOpen;
}

/** Without a value, which is not the value `null`. */
function isEmpty(scalar: Scalar | null): boolean {
  return scalar?.value === null && scalar.source === '';
}
