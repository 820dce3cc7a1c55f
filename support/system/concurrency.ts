/** Works on several items at a time; the results are in the order of the items. After the first failure it starts no more items, waits for the running ones and throws. */
export async function mapConcurrently<Item, Result>(lanes: number, items: readonly Item[], work: (item: Item) => Promise<Result>, each: (result: Result) => void): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  let failure: unknown;
  const lane = async (): Promise<void> => {
    while (next < items.length && failure === undefined) {
      const index = next++;
      const result = await work(items[index] as Item).catch((error: unknown) => void (failure ??= error));
      if (result === undefined) return;
      results[index] = result;
      each(result);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  if (failure !== undefined) throw failure as Error;
  return results;
}
