/** Turns of each subject before anything counts, so that all run compiled code on warm pages. */
const WARM_UPS = 3;

/** What was measured of several subjects, round by round. */
export class Rounds<Subject, Measured> {
  constructor(private readonly measured: ReadonlyMap<Subject, readonly Measured[]>) {}

  /** One quantity of one subject in each round. */
  valuesOf(subject: Subject, read: (measured: Measured) => number): number[] {
    return (this.measured.get(subject) ?? []).map(read);
  }
}

/** Each subject has one turn a round, each round beginning with another one. */
export async function inRounds<Subject, Measured>(
  subjects: readonly Subject[],
  rounds: number,
  measure: (subject: Subject) => Promise<Measured>,
): Promise<Rounds<Subject, Measured>> {
  const measured = new Map(subjects.map((subject): [Subject, Measured[]] => [subject, []]));
  for (let round = -WARM_UPS; round < rounds; round += 1) {
    const first = (round + WARM_UPS) % subjects.length;
    for (const subject of [...subjects.slice(first), ...subjects.slice(0, first)]) {
      const result = await measure(subject);
      if (round >= 0) measured.get(subject)?.push(result);
    }
  }
  return new Rounds(measured);
}
