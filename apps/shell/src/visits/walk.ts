import type { DueVisit } from '@yige/contracts';
import { buildingOf } from './stop.js';

/** Doors behind one entrance, in the order of the walk; or the building as a whole, alone. */
export interface EntranceWalk {
  key: string;
  building: string;
  entrance: string | null;
  doors: DueVisit[];
}

/** A building, with all that is to be done in it. */
export interface BuildingWalk {
  id: string;
  name: string;
  entrances: EntranceWalk[];
}

/** Groups doors as they come: the platform has put them in the order of the walk. */
export function walkOf(doors: readonly DueVisit[]): BuildingWalk[] {
  const buildings: BuildingWalk[] = [];
  for (const visit of doors) {
    const { id: buildingId, name: building } = buildingOf(visit);
    const entrance = visit.door?.entrance ?? null;
    let at = buildings.at(-1);
    if (at?.id !== buildingId) {
      at = { id: buildingId, name: building, entrances: [] };
      buildings.push(at);
    }
    const key = `${buildingId} ${visit.door === null ? '*' : (entrance ?? '')}`;
    const last = at.entrances.at(-1);
    if (last?.key === key) last.doors.push(visit);
    else at.entrances.push({ key, building, entrance, doors: [visit] });
  }
  return buildings;
}

/** Floors from the top down, each once; none where a door does not tell its floor. */
export function floorsOf({ doors }: EntranceWalk): number[] {
  const floors = new Set(doors.flatMap(({ floor }) => floor ?? []));
  return [...floors];
}

export function doorsOf({ entrances }: BuildingWalk): DueVisit[] {
  return entrances.flatMap(({ doors }) => doors);
}
