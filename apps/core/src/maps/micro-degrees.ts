import type { Position } from '@yige/contracts';
import type { RawRow } from '@yige/database';

/** Degrees as rows keep them: in whole millionths. */
export function microDegrees(degrees: number | undefined): number | null {
  return degrees === undefined ? null : Math.round(degrees * 1_000_000);
}

/** Where a row says that something is. */
export function readPosition(row: RawRow): Position | null {
  const longitude = row.integerOrNull('longitude_micro');
  const latitude = row.integerOrNull('latitude_micro');
  return longitude === null || latitude === null
    ? null
    : { longitude: longitude / 1_000_000, latitude: latitude / 1_000_000 };
}
