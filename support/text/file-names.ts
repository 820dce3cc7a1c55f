import type { CodePart, Part } from './lab-text';
import { NAMES_FILE } from './languages';

const ENDINGS = 'ya?ml|json|jsonnet|js|mjs|ts|py|go|rb|sh|conf|cfg|ini|txt|html?|css|properties|env|toml|xml|sql|php|java|tmpl|tpl|j2|jinja2|template|crt|key|pem|cnf|lua|csv|dockerignore';
const NAME = new RegExp(`(?<![\\w/.:-])((?:[\\w.-]+/)*(?:[\\w.-]+\\.(?:${ENDINGS})|(?<=^|[\\s\`"'“])\\.(?:env|dockerignore|gitignore)|Dockerfile(?:\\.\\w+)?|Makefile|Jenkinsfile))(?![\\w/-]|\\.\\w)`, 'g');

const IS_MANIFEST = /^(?=[^]*^apiVersion:)(?=[^]*^kind:)/m;
/** A sentence about a manifest may name a file that is within it, or that uses it. */
const HOLDS_MANIFESTS = /\.(?:ya?ml|json|jsonnet|txt|tmpl|tpl|j2|jinja2|template)$/;

/** The last file that a text names, of those that fit. */
export function nameIn(text: string, fits = /^/): string | undefined {
  const names = [...text.replaceAll(/https?:\/\/\S+/g, '').matchAll(NAME)].flatMap(([, name]) => name ?? []);
  return names.filter((name) => fits.test(name)).at(-1)?.replace(/^\.\//, '');
}

/** What the block itself says: `title="web.yaml"`, ```` ```yaml:web.yaml ````, a first line `# web.yaml`. */
export function ownName({ meta = '', text }: CodePart): string | undefined {
  const attribute = /\b(?:title|file|filename|name|path)\s*[=:]\s*["']?([^"'\s}\]]+)/.exec(meta)?.[1] ?? /^\w+:(\S+\.\w+)/.exec(meta)?.[1];
  if (attribute !== undefined) return /^(?:~|\/root)\//.test(attribute) && nameIn(attribute.split('/').at(-1) ?? '') !== undefined ? attribute.replace('/root/', '~/') : nameIn(attribute);
  const [first = ''] = text.split('\n');
  return /^\s*(?:#|\/\/|<!--)/.test(first) && first.trim().split(/\s+/).length <= 4 ? nameIn(first) : undefined;
}

/** What stands above or below the block: a sentence, a heading, a name in bold. Other code between ends it. */
export function nameNearby(parts: readonly Part[], index: number): string | undefined {
  const part = parts[index];
  const fits = part?.type === 'code' && IS_MANIFEST.test(part.text) ? HOLDS_MANIFESTS : /^/;
  const above = parts[index - 1];
  const named = above && (above.type === 'prose' || above.type === 'heading') ? nameIn(lastSentence(above.text), fits) ?? (above.type === 'prose' ? nameIn(above.text, fits) : undefined) : undefined;
  if (named !== undefined) return named;
  const below = parts[index + 1];
  return below?.type === 'prose' && (/\b(?:save|store|call|name|write|put|copy)\w*\b/i.test(below.text) || NAMES_FILE.test(below.text)) ? nameIn(below.text, fits) : undefined;
}

function lastSentence(text: string): string {
  return text.split(/(?<=[.!?])\s+/).at(-1) ?? text;
}
