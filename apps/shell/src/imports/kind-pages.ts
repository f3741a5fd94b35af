import type { ImportKind } from '@yige/contracts';

/** Where one sees what a kind brings, and the section of the portal to which its import belongs. */
export const kindPages = {
  people: { home: '/people', path: '/people', section: 'people', seeIt: 'toPeople' },
  addresses: { home: '/people', path: '/buildings', section: 'people', seeIt: 'toBuildings' },
  units: { home: '/organisation', path: '/organisation', section: 'organisation', seeIt: 'toUnits' },
  staff: { home: '/staff', path: '/staff', section: 'staff', seeIt: 'toStaff' },
} as const satisfies Record<ImportKind, { home: string; path: string; section: string; seeIt: string }>;

/** Whether its rows are of the registry, which keeps a source with each fact. */
export function ofResidents(kind: ImportKind): boolean {
  return kind === 'people' || kind === 'addresses';
}
