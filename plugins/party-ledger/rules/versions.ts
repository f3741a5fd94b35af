/** A set of rules with where it comes from and the day from which it applies, `YYYY-MM-DD`. */
export interface RuleVersion {
  validFrom: string;
  source: string;
}

/** The version that applies on a day; before the first one, the first. Versions stand oldest first. */
export function versionOn<Version extends RuleVersion>(
  day: string,
  versions: readonly [Version, ...Version[]],
): Version {
  return versions.filter(({ validFrom }) => validFrom <= day).at(-1) ?? versions[0];
}
