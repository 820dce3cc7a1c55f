import { KUBECTL_VERB } from './looks';

const PROGRAM = /(^\s*|^\s*\$\s+|`|[|;&]\s*)\{\{[^{}]*\}\}(?=\s+([a-z-]+))/g;
const VALUE = /\{\{[%<]\s*(?:param|siteparam|site-param|var|variable|value|get|version)\s+(?:name=)?["']?([\w.-]+)["']?\s*[%>]\}\}/g;

/** A line without the values that only the site of the text knows: the name of the client is kubectl, each other value a placeholder such as `<images.web>`. */
export function filledIn(line: string): string {
  if (!line.includes('{{')) return line;
  return line.replaceAll(PROGRAM, (whole, before: string, verb: string) => (KUBECTL_VERB.test(verb) ? `${before}kubectl` : whole)).replaceAll(VALUE, (_, name: string) => `<${name}>`);
}
