/** Does some work on each item, so many at a time; in the order of the items. The first failure ends it, once what is under way has ended. */
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
