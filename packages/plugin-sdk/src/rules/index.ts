/**
 * The version of a rule that applies on a day, `YYYY-MM-DD`; before the first one, the first. Rules are data with the day from
 * which they apply, oldest first, so that what was done under an earlier version is judged by it. Throws a RangeError where
 * there is no version.
 */
export function versionOn<Version extends { validFrom: string }>(day: string, versions: readonly Version[]): Version {
  const version = versions.filter(({ validFrom }) => validFrom <= day).at(-1) ?? versions[0];
  if (version === undefined) throw new RangeError('There is no version of these rules');
  return version;
}
