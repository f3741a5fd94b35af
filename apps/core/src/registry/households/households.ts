import { Injectable } from '@nestjs/common';
import { corePermissions, type Household, type Page, type PersonSummary, type RegistryChange } from '@yige/contracts';
import { Database } from '@yige/database';
import { actorOf, type Caller } from '../../access/caller.js';
import { innermostOf, scopeCondition, scopeIncludes, type UnitNumbers } from '../../access/scope.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { type ChangeSubject, RegistryHistory } from '../history/registry-history.js';
import { LocatedPeople } from '../located-people.js';
import { DOOR_COLUMNS, personSql, readDoor, readPerson, readUnitNumbers } from '../person-rows.js';
import { householdProblems } from '../problems.js';
import { RegistryEvents } from '../registry-events.js';

/** A household and the units of its building. */
export interface LocatedHousehold {
  household: Omit<Household, 'members' | 'actions'>;
  units: UnitNumbers;
}

/** Households of the caller's units: those whose building lies there, or a member of whom is served there. */
@Injectable()
export class Households {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
    private readonly people: LocatedPeople,
    private readonly history: RegistryHistory,
    private readonly events: RegistryEvents,
    private readonly audit: AuditTrail,
  ) {}

  async get(caller: Caller, id: string): Promise<Household> {
    const { household, units } = await this.find(caller, id, corePermissions.personRead);
    const members = await this.membersOf(caller, id);
    const manages = this.may(caller, units, corePermissions.personManage);
    const actions: Household['actions'] = manages ? ['nameHead', 'flagDwelling'] : [];
    if (this.may(caller, units, corePermissions.diaryKeep)) actions.push('writeDiary');
    return { ...household, members, actions };
  }

  /** A household where the caller holds the permission; another one does not exist for them. */
  async find(caller: Caller, id: string, permission: string): Promise<LocatedHousehold> {
    const scope = this.directory.scopeOf(caller, permission);
    const building = scopeCondition(scope, 'b');
    const member = scopeCondition(scope, 'p');
    const found = await this.database.queryOne(
      `SELECT h.head_id, d.id AS dwelling_id, d.vacant, d.rented, ${DOOR_COLUMNS},
              b.district_id, b.street_id, b.community_id, b.grid_id
       FROM households h JOIN dwellings d ON d.id = h.dwelling_id JOIN buildings b ON b.id = d.building_id
       WHERE h.id = ? AND (${building.sql} OR EXISTS (SELECT 1 FROM people p WHERE p.household_id = h.id AND ${member.sql}))`,
      [id, ...building.parameters, ...member.parameters],
      (row): LocatedHousehold | null => {
        const door = readDoor(row);
        const units = readUnitNumbers(row);
        if (door === null) return null;
        return {
          household: {
            id,
            door,
            dwellingId: row.text('dwelling_id'),
            vacant: row.boolean('vacant'),
            rented: row.boolean('rented'),
            headId: row.textOrNull('head_id'),
            unitName: this.directory.fullNameOf(units),
          },
          units,
        };
      },
    );
    if (found === null) throw householdProblems['household.notFound']();
    return found;
  }

  /** What became of the household and of the dwelling behind its door, together in the order of time. */
  async historyOf(
    caller: Caller,
    id: string,
    page: { cursor?: string | undefined; limit: number },
  ): Promise<Page<RegistryChange>> {
    const { household } = await this.find(caller, id, corePermissions.personRead);
    const subjects: ChangeSubject[] = [
      { kind: 'household', id },
      { kind: 'dwelling', id: household.dwellingId },
    ];
    return this.history.ofAll(subjects, page, () => true);
  }

  async nameHead(caller: Caller, id: string, headId: string | null, source: string): Promise<Household> {
    await this.database.transaction(async () => {
      // The person before the household, as whoever moves out does: a head who is moving out is seen to have left.
      if (headId !== null) await this.people.hold(headId);
      await this.database.execute('UPDATE households SET head_id = head_id WHERE id = ?', [id]);
      const { household, units } = await this.find(caller, id, corePermissions.personManage);
      const members = await this.membersOf(caller, id);
      const nameOf = (personId: string | null) => members.find((member) => member.id === personId)?.name ?? null;
      if (headId !== null && nameOf(headId) === null) {
        throw householdProblems['household.headElsewhere']({
          errors: [{ pointer: '/body/headId', code: 'elsewhere', message: 'choose a member of this household' }],
        });
      }
      await this.database.execute('UPDATE households SET head_id = ? WHERE id = ?', [headId, id]);
      await this.history.record({
        subject: { kind: 'household', id },
        actor: actorOf(caller),
        action: 'corrected',
        aspect: 'head',
        before: nameOf(household.headId),
        after: nameOf(headId),
        source,
      });
      await this.events.householdChanged(id);
      await this.audit.record({
        actor: actorOf(caller),
        action: 'household.headNamed',
        subject: { kind: 'household', id },
        unit: innermostOf(units),
      });
    });
    return this.get(caller, id);
  }

  private may(caller: Caller, units: UnitNumbers, permission: string): boolean {
    return scopeIncludes(this.directory.scopeOf(caller, permission), units);
  }

  private membersOf(caller: Caller, id: string): Promise<PersonSummary[]> {
    const within = scopeCondition(this.directory.scopeOf(caller, corePermissions.personRead), 'p');
    return this.database.query(
      `${personSql()} WHERE p.household_id = ? AND ${within.sql} ORDER BY p.birth_date, p.id`,
      [id, ...within.parameters],
      (row) => readPerson(row, this.directory),
    );
  }
}
