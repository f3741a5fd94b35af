/** What the source gave, or what went wrong in it. */
type Fetched<Item> = { result: IteratorResult<Item, void> } | { error: unknown };

/**
 * Fetches the next while whoever asked works on the one before: a file is read while the database writes. What goes wrong
 * in reading ahead is told when its turn comes.
 */
export async function* oneAhead<Item>(source: AsyncGenerator<Item, void>): AsyncGenerator<Item, void> {
  const fetch = async (): Promise<Fetched<Item>> => {
    try {
      return { result: await source.next() };
    } catch (error) {
      return { error };
    }
  };
  let next = fetch();
  try {
    for (;;) {
      const fetched = await next;
      if ('error' in fetched) throw fetched.error;
      if (fetched.result.done === true) return;
      next = fetch();
      yield fetched.result.value;
    }
  } finally {
    await source.return();
  }
}
