/** The characters that matter for the end of an object. Quotes count only where a string may begin: YAML also has them within words. */
const PARTS = /\\{0,3}["'](?<=[{[,:](?:\s|\\{1,3}[nrt]){0,99}\\{0,3}["'])|[{}]/g;

/** The position of the brace that closes a JSON or YAML object, searched from after its opening brace; the end of the text if it was cut off. */
export function endOfObject(text: string, from: number): number {
  let depth = 1;
  PARTS.lastIndex = from;
  for (let found = PARTS.exec(text); found; found = PARTS.exec(text)) {
    const [part] = found;
    if (part === '{') depth += 1;
    else if (part === '}') depth -= 1;
    else {
      const closes = endOfString(text, PARTS.lastIndex, part);
      if (closes < 0) return text.length;
      PARTS.lastIndex = closes;
    }
    if (depth === 0) return found.index;
  }
  return text.length;
}

/** The position after a string's closing quote, which has as many backslashes before it as the opening one. YAML doubles an apostrophe. */
function endOfString(text: string, from: number, quote: string): number {
  const sign = quote.slice(-1);
  for (let at = text.indexOf(sign, from); at >= 0; at = text.indexOf(sign, at + 1)) {
    let backslashes = 0;
    while (text[at - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes !== quote.length - 1) continue;
    if (sign === '"' || text[at + 1] !== sign) return at + 1;
    at += 1;
  }
  return -1;
}
