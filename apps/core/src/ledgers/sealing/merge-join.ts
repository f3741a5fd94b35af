interface Keyed {
  key: string;
}

export interface Pair<Left, Right> {
  key: string;
  left: Left | null;
  right: Right | null;
}

/** Goes through two streams that rise by their keys together; what both have comes once. One item of each is in memory. */
export async function* mergeJoin<Left extends Keyed, Right extends Keyed>(
  lefts: AsyncIterable<Left>,
  rights: AsyncIterable<Right>,
): AsyncGenerator<Pair<Left, Right>, void> {
  const leftOnes = lefts[Symbol.asyncIterator]();
  const rightOnes = rights[Symbol.asyncIterator]();
  try {
    let left = await nextOf(leftOnes);
    let right = await nextOf(rightOnes);
    while (left !== null || right !== null) {
      const takesLeft = left !== null && (right === null || left.key <= right.key);
      const takesRight = right !== null && (left === null || right.key <= left.key);
      const key = (takesLeft ? left?.key : right?.key) ?? '';
      yield { key, left: takesLeft ? left : null, right: takesRight ? right : null };
      if (takesLeft) left = await nextOf(leftOnes);
      if (takesRight) right = await nextOf(rightOnes);
    }
  } finally {
    await leftOnes.return?.();
    await rightOnes.return?.();
  }
}

async function nextOf<Item>(items: AsyncIterator<Item>): Promise<Item | null> {
  const { done, value } = await items.next();
  return done ? null : value;
}
