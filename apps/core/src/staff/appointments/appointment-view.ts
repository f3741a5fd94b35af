import { Injectable } from '@nestjs/common';
import {
  type Appointment,
  type AppointmentState,
  corePermissions,
  isUpward,
  roleTitles,
  type UnitReference,
  unitLevelSchema,
} from '@yige/contracts';
import { type Condition, Database, type RawRow } from '@yige/database';
import { accountOf, type Caller } from '../../access/caller.js';
import { administratorRoles } from '../../access/roles.js';
import { OPEN_END } from '../../org/entities.js';
import { inForce, onDay } from '../../org/in-force.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { Clock } from '../../time/clock.js';
import { StaffScope } from '../staff-scope.js';
import { holdsOn, type PostTerm, readTerm, termColumns } from './post-term.js';

export interface ViewedAppointment extends Appointment {
  accountId: string;
}

/** Appointments as they are answered to a caller, as of a day. */
@Injectable()
export class AppointmentView {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
    private readonly scope: StaffScope,
    private readonly clock: Clock,
  ) {}

  /** Those that meet the condition on the appointment `p`, latest first; one statement. */
  where(caller: Caller, condition: Condition, day = this.clock.today()): Promise<ViewedAppointment[]> {
    return this.database.query(
      `${VIEW_SQL} WHERE ${condition.sql} ORDER BY p.valid_from DESC, p.id DESC`,
      [...onDay(day), ...condition.parameters],
      (row) => this.read(row, caller, day),
    );
  }

  async one(caller: Caller, id: string): Promise<Appointment> {
    const [found] = await this.where(caller, { sql: 'p.id = ?', parameters: [id] });
    if (found === undefined) throw new RangeError('An appointment that was just written is gone');
    return withoutAccount(found);
  }

  /** May the caller end or correct it: a secondment also from the side that lends. */
  mayChange(caller: Caller, term: PostTerm, homeUnit: number | null): boolean {
    if (accountOf(caller)?.id === term.accountId || administratorRoles.has(term.role)) return false;
    return this.reaches(caller, term, homeUnit);
  }

  /** Whether it lies where the caller manages staff. */
  reaches(caller: Caller, term: PostTerm, homeUnit: number | null): boolean {
    return [term.unitNumber, homeUnit].some(
      (unit) => unit !== null && this.scope.includes(caller, corePermissions.staffManage, unit),
    );
  }

  private read(row: RawRow, caller: Caller, day: string): ViewedAppointment {
    const term = readTerm(row);
    const unit = readUnit(row);
    const homeLevel = row.textOrNull('home_level');
    const { id, role, kind, secondedFrom, basis, validFrom, validTo } = term;
    return {
      ...{
        id,
        accountId: term.accountId,
        role,
        title: roleTitles[role],
        unit,
        community: this.communityOf(term, unit),
      },
      ...{ body: named(row, 'body'), agency: named(row, 'agency'), partner: named(row, 'partner') },
      ...{ kind, secondedFrom, basis, validFrom },
      upward: homeLevel !== null && isUpward(unitLevelSchema.parse(homeLevel), unit.level),
      validTo: validTo === OPEN_END ? null : validTo,
      state: stateOf(term, day, row.boolean('lent')),
      mayChange: this.mayChange(caller, term, row.integerOrNull('home_unit')),
    };
  }

  private communityOf({ unitNumber }: PostTerm, { level }: UnitReference): string | null {
    if (level !== 'grid') return null;
    const community = this.directory.numbersOf(unitNumber).community;
    return community === null ? null : (this.directory.byNumber(community)?.name ?? null);
  }
}

/** Takes the day twice, for `lent`. Units are joined: a past appointment may lie in one that is no more. */
const VIEW_SQL = `
  SELECT ${termColumns('p')}, u.id AS unit_id, u.name AS unit_name, u.level AS unit_level,
         ob.name AS body_name, oa.name AS agency_name, op.name AS partner_name,
         h.unit_number AS home_unit, hu.level AS home_level,
         EXISTS (SELECT 1 FROM appointments l WHERE l.seconded_from = p.id AND ${inForce('l')}) AS lent
  FROM appointments p
  JOIN org_units u ON u.number = p.unit_number
  LEFT JOIN org_bodies ob ON ob.id = p.body_id
  LEFT JOIN org_agencies oa ON oa.id = p.agency_id
  LEFT JOIN org_partners op ON op.id = p.partner_id
  LEFT JOIN appointments h ON h.id = p.seconded_from
  LEFT JOIN org_units hu ON hu.number = h.unit_number`;

function readUnit(row: RawRow): UnitReference {
  return { id: row.text('unit_id'), name: row.text('unit_name'), level: unitLevelSchema.parse(row.text('unit_level')) };
}

function named(row: RawRow, what: 'body' | 'agency' | 'partner'): Appointment['body'] {
  const id = row.textOrNull(`${what}_id`);
  return id === null ? null : { id, name: row.text(`${what}_name`) };
}

function stateOf(term: PostTerm, day: string, lent: boolean): AppointmentState {
  if (term.validTo <= term.validFrom) return 'withdrawn';
  if (term.validFrom > day) return 'upcoming';
  if (!holdsOn(term, day)) return 'past';
  return lent ? 'lent' : 'current';
}

export function withoutAccount({ accountId: _, ...appointment }: ViewedAppointment): Appointment {
  return appointment;
}
