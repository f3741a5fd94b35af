import { Injectable } from '@nestjs/common';
import { corePermissions, type LocalizedFieldError, newId, type newMatterSchema } from '@yige/contracts';
import { Database } from '@yige/database';
import type { z } from 'zod';
import { accountOf, actorOf, type Caller } from '../access/caller.js';
import { scopeIncludes, type UnitNumbers } from '../access/scope.js';
import { microDegrees } from '../maps/micro-degrees.js';
import { UnitDirectory } from '../org/unit-directory.js';
import { readUnitNumbers } from '../registry/person-rows.js';
import { Clock } from '../time/clock.js';
import { MatterActors } from './matter-actors.js';
import { MatterContacts } from './matter-contacts.js';
import { MatterSteps } from './matter-steps.js';
import { MatterStore } from './matter-store.js';
import { matterProblems } from './problems.js';
import { categoriesOn } from './rules/categories.js';
import { levelAt } from './stages.js';

type Reported = z.output<typeof newMatterSchema>;

interface Place {
  units: UnitNumbers;
  buildingId: string | null;
  dwellingId: string | null;
}

/** Takes down a matter, and lays it before the unit of its place. */
@Injectable()
export class ReportMatter {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
    private readonly store: MatterStore,
    private readonly steps: MatterSteps,
    private readonly contacts: MatterContacts,
    private readonly actors: MatterActors,
    private readonly clock: Clock,
  ) {}

  /** The id of the matter; that of the first call under this key, whatever the later ones say. */
  async report(caller: Caller, matter: Reported, key: string): Promise<string> {
    this.expectKind(caller, matter);
    const place = await this.placeOf(caller, matter);
    const contactSealed = await this.contacts.seal(matter.contact);
    return this.database.transaction(async () => {
      const { id, isNew } = await this.take(actorOf(caller).id, key);
      if (isNew) await this.write(caller, id, matter, place, contactSealed);
      return id;
    });
  }

  private async write(caller: Caller, id: string, matter: Reported, place: Place, contactSealed: string | null) {
    const actor = this.actors.of(caller);
    const now = this.clock.now();
    const reportedOn = this.clock.today();
    const { units, buildingId, dwellingId } = place;
    const { position, text } = matter.place;
    await this.store.insert({
      id,
      ...{ district_id: units.district, street_id: units.street, community_id: units.community, grid_id: units.grid },
      ...{ building_id: buildingId, dwelling_id: dwellingId, place_text: text },
      longitude_micro: microDegrees(position?.longitude),
      latitude_micro: microDegrees(position?.latitude),
      ...{ title: matter.title, description: matter.description, category: matter.category, source: matter.source },
      ...{ stage: 'openCase', level: levelAt(units, 'community'), outcome: null },
      ...{ handler_kind: null, handler_id: null, handler_name: null, worker_id: null, worker_name: null },
      ...{ reporter_kind: actor.kind, reporter_id: actor.id, reporter_name: actor.name },
      ...{ reported_on: reportedOn, reported_at: now, stage_since: now },
      due_at: this.steps.dueOf('openCase', reportedOn) ?? now,
      ...{
        closed_at: null,
        reopenings: 0,
        grade: null,
        grade_comment: null,
        contact_sealed: contactSealed,
        version: 1,
      },
    });
    const written = await this.store.find(id);
    if (written === null) throw new Error('A matter that was just written is not there');
    await this.steps.begin(written, { actor, action: 'report', note: null });
  }

  /** One key of a reporter makes one matter; whoever takes it at the same moment waits. */
  private async take(reporterId: string, key: string): Promise<{ id: string; isNew: boolean }> {
    const offered = newId();
    await this.database.insertMany(
      'matter_keys',
      ['reporter_id', 'idempotency_key', 'matter_id'],
      [[reporterId, key, offered]],
      { ignoreDuplicates: true },
    );
    const taken = await this.database.queryOne(
      'SELECT matter_id FROM matter_keys WHERE reporter_id = ? AND idempotency_key = ?',
      [reporterId, key],
      (row) => row.text('matter_id'),
    );
    if (taken === null) throw new Error('A key that was just taken is not there');
    return { id: taken, isNew: taken === offered };
  }

  private expectKind(caller: Caller, { category, source }: Reported): void {
    if (!categoriesOn(this.clock.today()).some(({ code }) => code === category)) {
      refuse('/body/category', '没有这个类别，请另选一个', 'take one of /api/v1/matter-categories');
    }
    if (accountOf(caller) !== null && source === 'camera') {
      refuse(
        '/body/source',
        '摄像头发现的由部门系统上报，请另选来源',
        'what a camera saw comes from a bureau’s system',
      );
    }
    if (accountOf(caller) === null && source === 'staff') {
      refuse('/body/source', '系统上报请写明来源', 'say where a matter comes from that no staff reports');
    }
  }

  /** The building’s own units, or the unit that is named, where the caller may report. */
  private async placeOf(caller: Caller, { place }: Reported): Promise<Place> {
    const unit = this.directory.byId(place.unitId);
    const scope = this.directory.scopeOf(caller, corePermissions.matterReport);
    const named = unit === null ? null : this.directory.numbersOf(unit.number);
    if (named === null || !scopeIncludes(scope, named)) {
      refuse('/body/place/unitId', '没有这个单位，请另选一个', 'choose a unit where you may report');
    }
    if (place.buildingId === null) return { units: named, buildingId: null, dwellingId: null };
    const units = await this.unitsOfBuilding(place.buildingId);
    if (units === null || !scopeIncludes(scope, units)) {
      refuse('/body/place/buildingId', '没有这栋楼，请另选一栋', 'choose a building of the unit');
    }
    if (place.dwellingId !== null && !(await this.isDwellingOf(place.dwellingId, place.buildingId))) {
      refuse('/body/place/dwellingId', '这栋楼没有这一户，请另选', 'choose a dwelling of the building');
    }
    return { units, buildingId: place.buildingId, dwellingId: place.dwellingId };
  }

  private unitsOfBuilding(id: string): Promise<UnitNumbers | null> {
    return this.database.queryOne(
      'SELECT district_id, street_id, community_id, grid_id FROM buildings WHERE id = ?',
      [id],
      (row) => this.directory.unitsOfRow(readUnitNumbers(row)),
    );
  }

  private async isDwellingOf(id: string, buildingId: string): Promise<boolean> {
    const found = await this.database.queryOne(
      'SELECT id FROM dwellings WHERE id = ? AND building_id = ?',
      [id, buildingId],
      (row) => row.text('id'),
    );
    return found !== null;
  }
}

function refuse(pointer: string, chinese: string, english: string): never {
  const error: LocalizedFieldError = { pointer, code: 'unknown', message: { 'zh-CN': chinese, en: english } };
  throw matterProblems['matter.fieldInvalid']({ errors: [error] });
}
