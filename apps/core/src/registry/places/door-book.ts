import { Injectable } from '@nestjs/common';
import type { Building, DoorCorrection, FieldError, newDoorSchema } from '@yige/contracts';
import { Database } from '@yige/database';
import type { z } from 'zod';
import type { Caller } from '../../access/caller.js';
import { inCommunity, PlaceBook, type WrittenPlace } from '../bulk/place-book.js';
import { placeProblems } from '../problems.js';
import { RegistryEvents } from '../registry-events.js';
import { doorKey, entranceKey } from '../search/address-keys.js';
import { Buildings, type LocatedBuilding } from './buildings.js';
import type { DwellingRow } from './dwelling-rows.js';
import { type PlaceChange, PlaceNotes } from './place-notes.js';
import { doorOf, entranceText } from './place-text.js';
import { WalkFindings } from './walk-findings.js';

type WrittenDoor = z.output<typeof newDoorSchema>;

/** Doors taken down one by one, as an import writes them, corrected and taken out (R12). A building has each once. */
@Injectable()
export class DoorBook {
  constructor(
    private readonly database: Database,
    private readonly buildings: Buildings,
    private readonly findings: WalkFindings,
    private readonly notes: PlaceNotes,
    private readonly events: RegistryEvents,
  ) {}

  async add(caller: Caller, id: string, doors: readonly WrittenDoor[], source: string): Promise<Building> {
    await this.buildings.findToChange(caller, id);
    await this.database.transaction(async () => {
      await this.buildings.holdBuilding(id);
      const building = await this.buildings.findToChange(caller, id);
      const { units } = building;
      const places = doors.map((door) => placeOf(building, door));
      const book = await PlaceBook.readOf(this.database, { id, units }, places);
      const faults: FieldError[] = [];
      const added = places.flatMap((place, index) => {
        if (typeof book.find(place) === 'string') return [{ ...place, dwellingId: book.make(place).id }];
        faults.push({ pointer: `/body/doors/${index}/door`, code: 'exists', message: 'the building has this door' });
        return [];
      });
      if (faults.length > 0) throw placeProblems['dwelling.exists']({ errors: faults });
      await book.write();
      await this.findings.settleListed(caller, id, added, source);
      const subject = { kind: 'building', id } as const;
      await this.notes.take(
        { caller, action: 'dwelling.added', subject, units, source },
        added.map((door) => ({ action: 'recorded', aspect: 'door', before: null, after: doorOf(door) })),
      );
    });
    return this.buildings.get(caller, id);
  }

  correct(caller: Caller, dwellingId: string, { source, ...correction }: DoorCorrection): Promise<Building> {
    return this.change(caller, dwellingId, async ({ units }, { buildingId, entrance, dwelling }) => {
      const before = { entrance, floor: dwelling.floor, door: dwelling.door };
      const after = corrected(before, correction);
      if (await this.buildings.hasDoor(buildingId, after, dwellingId)) {
        throw placeProblems['dwelling.exists']({
          errors: [{ pointer: '/body/door', code: 'exists', message: 'the building has this door' }],
        });
      }
      await this.database.execute(
        'UPDATE dwellings SET entrance = ?, floor = ?, door = ?, entrance_key = ?, door_key = ? WHERE id = ?',
        [after.entrance, after.floor, after.door, entranceKey(after.entrance), doorKey(after.door), dwellingId],
      );
      await this.events.householdsChanged(dwelling.householdIds);
      const [door, building] = [
        { kind: 'dwelling', id: dwellingId },
        { kind: 'building', id: buildingId },
      ] as const;
      await this.notes.take(
        { caller, action: 'dwelling.corrected', subject: door, units, source },
        changesOf(before, after),
        [door, building],
      );
    });
  }

  remove(caller: Caller, dwellingId: string, source: string): Promise<Building> {
    return this.change(caller, dwellingId, async ({ units }, { buildingId, entrance, dwelling }) => {
      if (dwelling.householdIds.length > 0 || (await this.isSpokenOf(dwellingId, units.community))) {
        throw placeProblems['dwelling.inUse']();
      }
      await this.findings.settleRemoved(caller, buildingId, dwellingId, source);
      await this.database.execute('DELETE FROM dwellings WHERE id = ?', [dwellingId]);
      const before = doorOf({ entrance, door: dwelling.door });
      await this.notes.take(
        { caller, action: 'dwelling.removed', subject: { kind: 'dwelling', id: dwellingId }, units, source },
        [{ action: 'ended', aspect: 'door', before, after: null }],
        [{ kind: 'building', id: buildingId }],
      );
    });
  }

  /** A unit of work on one door. Held before anything is read: what others are writing at this moment is seen. */
  private async change(
    caller: Caller,
    dwellingId: string,
    work: (building: LocatedBuilding, row: DwellingRow) => Promise<void>,
  ): Promise<Building> {
    const known = await this.buildings.dwelling(dwellingId);
    if (known === null) throw placeProblems['dwelling.notFound']();
    const { buildingId } = known;
    await this.buildings.findToChange(caller, buildingId);
    await this.database.transaction(async () => {
      await this.buildings.holdBuilding(buildingId);
      const row = await this.buildings.hold(dwellingId);
      if (row === null) throw placeProblems['dwelling.notFound']();
      await work(await this.buildings.findToChange(caller, buildingId), row);
    });
    return this.buildings.get(caller, buildingId);
  }

  private async isSpokenOf(dwellingId: string, community: number | null): Promise<boolean> {
    const matter = await this.database.queryOne(
      'SELECT m.id FROM matters m WHERE m.community_id = ? AND m.dwelling_id = ? LIMIT 1',
      [community, dwellingId],
      (row) => row.text('id'),
    );
    return matter !== null;
  }
}

interface DoorText {
  entrance: string | null;
  floor: number;
  door: string;
}

function placeOf(
  { summary, units }: LocatedBuilding,
  { entrance, door, floor }: WrittenDoor,
): WrittenPlace & { door: string } {
  const place = inCommunity(units);
  if (place === null) throw new RangeError('A building that stands in no community');
  return {
    units: place,
    building: summary.name,
    entrance: entrance === null ? null : entranceText(entrance),
    door,
    floor,
  };
}

function corrected(before: DoorText, { entrance, floor, door }: Omit<DoorCorrection, 'source'>): DoorText {
  return {
    entrance: entrance === undefined ? before.entrance : entrance === null ? null : entranceText(entrance),
    floor: floor ?? before.floor,
    door: door ?? before.door,
  };
}

function changesOf(before: DoorText, after: DoorText): PlaceChange[] {
  const changes: PlaceChange[] = [];
  if (doorOf(before) !== doorOf(after)) {
    changes.push({ action: 'corrected', aspect: 'door', before: doorOf(before), after: doorOf(after) });
  }
  if (before.floor !== after.floor) {
    changes.push({ action: 'corrected', aspect: 'floor', before: before.floor, after: after.floor });
  }
  return changes;
}
