import { type Position, positionSchema } from '@yige/contracts';

/** A position as it is typed. */
export interface PositionText {
  longitude: string;
  latitude: string;
}

/** Nobody has said where it is. */
export const nowhere: PositionText = { longitude: '', latitude: '' };

export function positionText(position: Position | null): PositionText {
  return position === null
    ? nowhere
    : { longitude: position.longitude.toFixed(6), latitude: position.latitude.toFixed(6) };
}

/** The position that is meant; null where none is given, and a word where what is typed is none. */
export function positionOf({ longitude, latitude }: PositionText): Position | null | 'wrong' {
  const [east, north] = [longitude.trim(), latitude.trim()];
  if (east === '' && north === '') return null;
  const parsed = positionSchema.safeParse({ longitude: degrees(east), latitude: degrees(north) });
  return parsed.success ? parsed.data : 'wrong';
}

function degrees(text: string): number {
  return text === '' ? Number.NaN : Number(text);
}
