/** The newest version that applies on a day; before the first one, the first. There is at least one. */
export function versionOn<Version extends { validFrom: string }>(day: string, versions: readonly Version[]): Version {
  const version = versions.filter(({ validFrom }) => validFrom <= day).at(-1) ?? versions[0];
  if (version === undefined) throw new RangeError('There is no version of these rules');
  return version;
}
