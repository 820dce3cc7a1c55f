/** States are compared by identity, so that each is looked at once: the same words always give the same state. */
export function perWords<T>(make: (words: string) => T): (words: string) => T {
  const made = new Map<string, T>();
  return (words) => {
    const known = made.get(words) ?? make(words);
    made.set(words, known);
    return known;
  };
}
