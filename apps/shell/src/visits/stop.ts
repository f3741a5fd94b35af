import type { DueVisit, NamedBuilding, NewVisit } from '@yige/contracts';
import { useMessages } from '@yige/ui';
import { visitMessages } from './visit-messages.js';

/** Where a visit is made: a door, or a building as a whole. */
export type Stop = Pick<DueVisit, 'door' | 'building'>;

/** By what a stop's page, draft and captured visits are found: the id of the household, or of the building. */
export function stopIdOf({ householdId, building }: Pick<DueVisit, 'householdId' | 'building'>): string {
  return householdId ?? building?.id ?? '';
}

/** The same of a visit that was made there. */
export function stopIdOfVisit({ householdId, buildingId }: NewVisit): string {
  return householdId ?? buildingId ?? '';
}

/** What a visit says of where it was made. */
export function placeOfVisit({ householdId, building }: DueVisit): Pick<NewVisit, 'householdId' | 'buildingId'> {
  if (householdId !== null) return { householdId };
  return building === undefined ? {} : { buildingId: building.id };
}

/** The building in which a stop lies, or that it is. */
export function buildingOf({ door, building }: Stop): NamedBuilding {
  if (door !== null) return { id: door.buildingId, name: door.building };
  return building ?? { id: '', name: '' };
}

/** How a stop is called: alone, or in the list of its building. */
export function useStopWords(): { text: (stop: Stop) => string; number: (stop: Stop) => string } {
  const t = useMessages(visitMessages);
  return {
    text: (stop) => stop.door?.text ?? t('wholeOf', { building: buildingOf(stop).name }),
    number: ({ door }) => door?.door ?? t('whole'),
  };
}
