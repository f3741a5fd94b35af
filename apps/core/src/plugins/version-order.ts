import semver from 'semver';

/** The newest first, as semver orders them: 1.10.0 before 1.9.0, a release before its candidates. */
export function newestFirst<Version extends { version: string }>(versions: Iterable<Version>): Version[] {
  return [...versions].sort((left, right) => semver.rcompare(left.version, right.version));
}
