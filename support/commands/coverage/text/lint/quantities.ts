const QUANTITY = /(?<![\w./:-])(\d+(?:\.\d+)?)\s?([kKMGT])(?:i?B?|ibibytes)(?!\w)/g;
/** What has a size in a manifest. */
const SIZED = /\b(?:PersistentVolumes?|PersistentVolumeClaims?|volumes?|claims?|PVCs?|PVs?|memory|requests?|limits?)\b/i;
const UNSURE = /\b(?:at (?:least|most)|up to|(?:more|less) than|if|when|would|could|can|might|may|e\.g\.|example|or|about|around|maximum|minimum|default|machines?|laptops?|nodes?|cluster|docker|minikube|RAM|disk|image|download|free)\b/i;
const FACTORS: Readonly<Record<string, number>> = { K: 1, M: 1024, G: 1024 ** 2, T: 1024 ** 3 };

/** Sizes of volumes, claims and memory in a sentence that the lab's commands, files and outputs do not have. @param all of them */
export function strayQuantities(sentence: string, all: string): string[] {
  if (!SIZED.test(sentence) || UNSURE.test(sentence)) return [];
  const known = new Set([...all.matchAll(QUANTITY)].flatMap(sizesOf));
  return known.size === 0 ? [] : [...sentence.matchAll(QUANTITY)].filter((found) => !sizesOf(found).some((size) => known.has(size))).map(([whole]) => whole);
}

/** In powers of 1024, and of 1000: sentences say MB for both. */
function sizesOf([, number = '', unit = '']: RegExpMatchArray): string[] {
  const factor = FACTORS[unit.toUpperCase()] ?? 1;
  return [`${Number(number) * factor}`, `${Number(number) * 1000 ** Math.round(Math.log(factor) / Math.log(1024))} decimal`];
}
