import type { LocalizedText, NormSource } from '@yige/contracts';

/**
 * A version of a rule: what applies from a day on, and who says so. Local offices change the numbers and so does the
 * law, so services ask for the version of a day and never hold a number of their own.
 */
export interface RuleVersion {
  /** `YYYY-MM-DD`, included. */
  validFrom: string;
  source: LocalizedText;
  /** False: found in one source only ([U] in the rules' own notation); offices should check it. */
  confirmed: boolean;
}

/** The version that applies on a day; null before the first. Versions stand in the order of their dates. */
export function versionOn<Version extends RuleVersion>(versions: readonly Version[], day: string): Version | null {
  return versions.filter(({ validFrom }) => validFrom <= day).at(-1) ?? null;
}

export function normSource({ validFrom, source, confirmed }: RuleVersion, rule: LocalizedText): NormSource {
  return { rule, source, validFrom, confirmed };
}
