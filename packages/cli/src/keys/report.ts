import type { KeyRotation, RouteOutput, routes } from '@yige/contracts';

type Keys = RouteOutput<typeof routes.keys.list>;

/** Both rings with their keys, and the latest rotation of each. */
export function keyLines({ rings, rotations }: Keys): string[] {
  return rings.flatMap(({ purpose, current, keys }) => {
    const older = keys.filter((key) => key !== current);
    const latest = rotations.find((rotation) => rotation.purpose === purpose);
    return [
      `${purpose}: ${current} seals${older.length === 0 ? '' : `; ${older.join(', ')} still there`}`,
      ...(latest === undefined ? [] : [`  ${rotationLine(latest)}`]),
    ];
  });
}

export function rotationLine({ keyId, rows, startedAt, finishedAt }: KeyRotation): string {
  return finishedAt === null
    ? `… ${keyId}: ${rows} rows since ${startedAt}`
    : `✓ ${keyId}: ${rows} rows, done at ${finishedAt}`;
}
