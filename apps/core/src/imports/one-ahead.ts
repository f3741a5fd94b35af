/**
 * Fetches the next while whoever asked works on the one before: a file is read while the database writes. What goes wrong
 * in reading ahead is told when its turn comes.
 */
export async function* oneAhead<Item>(source: AsyncGenerator<Item, void>): AsyncGenerator<Item, void> {
  const fetch = () => {
    const fetched = source.next();
    fetched.catch(() => undefined);
    return fetched;
  };
  let next = fetch();
  try {
    for (;;) {
      const { done, value } = await next;
      if (done === true) return;
      next = fetch();
      yield value;
    }
  } finally {
    await source.return();
  }
}
