import { KnownProblem } from '@yige/contracts';

/** Lets through what can be made, step by step, and remembers by key why the rest cannot. */
export class Sieve {
  readonly refused = new Map<string, KnownProblem>();

  pass<Given extends { key: string }, Fit>(
    given: readonly Given[],
    fit: (each: Given, index: number) => Fit | KnownProblem,
  ): Fit[] {
    return given.flatMap((each, index): Fit[] => {
      const fitted = fit(each, index);
      if (!(fitted instanceof KnownProblem)) return [fitted];
      this.refused.set(each.key, fitted);
      return [];
    });
  }
}
