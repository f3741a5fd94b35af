import { ledgerProblems } from '../problems.js';

/** The lines, or `ledger.tooLarge` at the first one beyond what a sheet holds. */
export async function* atMost<Line>(lines: AsyncIterable<Line>, most: number): AsyncGenerator<Line, void> {
  let count = 0;
  for await (const line of lines) {
    count += 1;
    if (count > most) throw ledgerProblems['ledger.tooLarge']();
    yield line;
  }
}
