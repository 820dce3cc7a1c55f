import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { Html, page } from '../../reporting/page/html';

/** A document in Markdown as a page for a browser. HTML in the Markdown is left out: it is not labspec's. */
export function pageOf(title: string, markdown: string): string {
  const body = unified().use(remarkParse).use(remarkGfm).use(remarkRehype).use(rehypeStringify).processSync(markdown);
  return page(title, new Html(String(body)));
}
