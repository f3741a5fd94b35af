/** Many measurements of one quantity: the middle, and between what the middle half of them lies. */
export interface Summary {
  median: number;
  lowerQuartile: number;
  upperQuartile: number;
  values: number[];
}

export function summarise(values: readonly number[]): Summary {
  return {
    median: quantile(values, 0.5),
    lowerQuartile: quantile(values, 0.25),
    upperQuartile: quantile(values, 0.75),
    values: [...values],
  };
}

/** Linear between the two nearest values, as R and NumPy do by default. */
export function quantile(values: readonly number[], portion: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  const position = (sorted.length - 1) * portion;
  const below = sorted[Math.floor(position)];
  const above = sorted[Math.ceil(position)];
  if (below === undefined || above === undefined) throw new RangeError('Nothing was measured');
  return below + (above - below) * (position - Math.floor(position));
}

/**
 * The ratio of two variants. It is taken round by round: what slows a whole round down, such as another program on
 * the machine, slows both and cancels out.
 */
export function ratios(numerators: readonly number[], denominators: readonly number[]): number[] {
  if (numerators.length !== denominators.length) throw new RangeError('Variants must have the same number of rounds');
  return numerators.map((numerator, round) => {
    const denominator = denominators[round];
    if (denominator === undefined || denominator <= 0) throw new RangeError(`Round ${round + 1} measured nothing`);
    return numerator / denominator;
  });
}
