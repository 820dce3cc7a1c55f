/** What differs from run to run, within a line. */
const VARYING = [
  /\b[a-z0-9][\w.-]*-[bcdf-hj-np-tv-z2456789]{8,10}-[bcdf-hj-np-tv-z2456789]{5}\b/g,
  /\b[a-z][\w.-]*-(?=[a-z]*\d)[a-z0-9]{8,10}-[a-z0-9]{5}\b/g,
  /\b[a-z][a-z0-9.-]*-(?=[a-z]*[0-9])[bcdf-hj-np-tv-z0-9]{5}\b/g,
  /\b[a-z][\w.-]*-(?=\w*\d)[bcdf-hj-np-tv-z2456789]{8,10}\b/g,
  /\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?(?:\/\d+)?\b/g,
  // An address in part: 10.96.x.x
  /\b\d{1,3}(?:\.\d{1,3}){0,2}(?:\.[xX]{1,3}){1,3}(?![\w.])/g,
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g,
  /\b(?:sha256:)?[0-9a-f]{12,}\b/g,
  /\b\d{4}[-/]\d{2}[-/]\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?\b/g,
  // A name that the author has made up in place of a generated one.
  /\b[a-z][a-z0-9-]*-(?:abc|xyz)[a-z0-9]*\b/g,
  // Why an image cannot be pulled, each registry says in its own words.
  /(?<=\bFailed to pull image\b).+/gi,
  // Processes, as nginx names them.
  /\b\d+#\d+(?=:)/g,
  // How large a folder is.
  /^\s*total \d+[KMG]?$/g,
  // Folders of mounted volumes.
  /\b\d{4}(?:_\d{2}){3,5}[\d.]*/g,
  /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? (?:\d+ )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[\w :,+-]*/g,
  /\b\d{1,2}:\d{2}:\d{2}(?:\.\d+)?\b/g,
  /\b(?:\d+[dhms]){1,3}\b/g,
  /\bv?\d+\.\d+\.\d+[\w.+-]*/g,
  /\b\d+(?:\.\d+)?\s?(?:[KMG]i?B?|kB|ms|%)(?!\w)/g,
  /\b3[0-2]\d{3}\b/g,
  /\beyJ[\w-]{10,}[\w.-]*/g,
  /\b(?:pod-template|controller-revision)-hash=[\w-]+/g,
  // Nodes of the author's cluster, and what stands beside them.
  /\b(?:kind-(?:worker\d*|control-plane)|[a-z][\w-]*-control-plane|minikube(?:-m\d+)?|docker-desktop|controlplane|node-?0?\d)\b/g,
  // The namespace of a run has a name of its own.
  /(?<=[\s.])[a-z0-9-]+\.svc\b[\w.]*/g,
  // Keys and certificates.
  /[A-Za-z0-9+/=_-]{64,}/g,
  /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* +\d{1,2} +(?:\d{1,2}:\d{2}|\d{4})\b/g,
  /\b\d{1,2}\/(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\/\d{4}(?::[\d:]*)?/g,
  /<[^<>\s][^<>]*>|…|\.{3,}|\b\d*x{3,}\b/gi,
];

/** A line in its parts that stay the same. */
export function stableParts(line: string): string[] {
  return VARYING.reduce((text, form) => text.replace(form, '\u0000'), line).split('\u0000').map((part) => part.trim());
}

export function isStable(text: string): boolean {
  return stableParts(text).length === 1;
}
