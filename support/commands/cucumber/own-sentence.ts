/** Whether a step definition is a sentence that a lab.yaml makes of one of its tasks; it is not in the catalogue. @param uri of the file that defines it */
export function isOwnSentence({ uri }: { uri: string }): boolean {
  return /\bown-sentences\.[jt]s$/.test(uri);
}
