const OWN_PORT = /\s["']?(?:https?:\/\/)?(?:localhost|127\.0\.0\.1):\d+/;

/** A request that acts, and so is typed once only: the way that a line before has opened in the background takes a moment. */
export function untilOpen(text: string): string {
  if (!OWN_PORT.test(text) || /--retry|--tries|\s-t\b/.test(text)) return text;
  return text.replace(/^wget(?= )/, 'wget --retry-connrefused --waitretry=1 --tries=10').replace(/^curl(?= )/, 'curl --retry 10 --retry-delay 1 --retry-connrefused');
}
