/** One thing that was looked at. */
export interface Diagnosis {
  about: string;
  isWell: boolean;
  /** What was found. */
  what: string;
  /** How to mend what is not well. */
  mend?: string;
}

export function well(about: string, what: string): Diagnosis {
  return { about, isWell: true, what };
}

export function wrong(about: string, what: string, mend: string): Diagnosis {
  return { about, isWell: false, what, mend };
}

/** As lines for a terminal. */
export function diagnosisLines(diagnoses: readonly Diagnosis[]): string[] {
  const width = Math.max(...diagnoses.map(({ about }) => about.length));
  const ill = diagnoses.filter(({ isWell }) => !isWell).length;
  return [
    ...diagnoses.flatMap(({ about, isWell, what, mend }) => [
      `${isWell ? '✓' : '✗'} ${about.padEnd(width)}  ${what}`,
      ...(mend === undefined ? [] : [`  ${' '.repeat(width)}  → ${mend}`]),
    ]),
    ill === 0 ? 'All is well' : `${ill} to mend`,
  ];
}
