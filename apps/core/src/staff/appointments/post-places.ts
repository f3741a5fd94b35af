import { Injectable } from '@nestjs/common';
import {
  type AgencyKind,
  agencyKindSchema,
  type BodyKind,
  bodyKindSchema,
  corePermissions,
  type PartnerKind,
  partnerKindSchema,
} from '@yige/contracts';
import { Database, placeholders, type RawRow } from '@yige/database';
import type { Caller } from '../../access/caller.js';
import { inForce, onDay } from '../../org/in-force.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { Clock } from '../../time/clock.js';
import { StaffScope } from '../staff-scope.js';
import type { PostPlace } from './appointment-rules.js';
import type { PostTerm } from './post-term.js';

/** What holds posts within a unit. */
export type PostHolder = { id: string; name: string; unitNumber: number } & (
  | { what: 'body'; kind: BodyKind }
  | { what: 'agency'; kind: AgencyKind }
  | { what: 'partner'; kind: PartnerKind }
);

export interface WantedPlace {
  unitId: string;
  bodyId?: string | undefined;
  agencyId?: string | undefined;
  partnerId?: string | undefined;
}

/** Where posts can be: units within the caller's scope, and the bodies, agencies and partners there today. */
@Injectable()
export class PostPlaces {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
    private readonly scope: StaffScope,
    private readonly clock: Clock,
  ) {}

  /** What the rules want to know of each wanted place, in one statement. */
  async of(caller: Caller, wanted: readonly WantedPlace[]): Promise<PostPlace[]> {
    const units = wanted.map(({ unitId }) => this.unitWithin(caller, unitId));
    const holders = await this.holdersAt(units.filter((unit) => unit !== null));
    return wanted.map((place, index) => {
      const unit = units[index] ?? null;
      if (unit === null) return placeOf(place, null, []);
      return placeOf(place, this.directory.byNumber(unit)?.level ?? null, this.holdersOf(unit, holders));
    });
  }

  /** Of many holders those in which a post of this unit may be. */
  holdersOf(unit: number, holders: readonly PostHolder[]): PostHolder[] {
    return holders.filter(({ unitNumber }) => this.directory.isWithin(unit, unitNumber));
  }

  /** The place of an appointment that exists, whoever asks. */
  async asItIs({ unitNumber, bodyId, agencyId, partnerId }: PostTerm): Promise<PostPlace> {
    const unit = this.directory.byNumber(unitNumber);
    if (unit === null) return { level: null, bodyKinds: new Set() };
    const wanted = {
      unitId: unit.id,
      ...(bodyId === null ? {} : { bodyId }),
      ...(agencyId === null ? {} : { agencyId }),
      ...(partnerId === null ? {} : { partnerId }),
    };
    return placeOf(wanted, unit.level, await this.holdersAt([unitNumber]));
  }

  /** Number of the unit, if the caller may appoint there. */
  unitWithin(caller: Caller, unitId: string): number | null {
    const unit = this.directory.byId(unitId);
    if (unit === null || !this.scope.includes(caller, corePermissions.staffManage, unit.number)) return null;
    return unit.number;
  }

  /** Bodies and partners of the units and of those above them, and the agencies that serve any of these. */
  async holdersAt(units: readonly number[]): Promise<PostHolder[]> {
    const lines = [...new Set(units.flatMap((unit) => [...this.directory.lineOf(unit)].map(({ number }) => number)))];
    if (lines.length === 0) return [];
    const marks = placeholders(lines);
    const today = onDay(this.clock.today());
    return this.database.query(
      `SELECT 'body' AS what, b.id, b.kind, b.name, b.unit_number FROM org_bodies b
       WHERE b.unit_number IN (${marks}) AND ${inForce('b')}
       UNION SELECT 'partner', p.id, p.kind, p.name, p.unit_number FROM org_partners p
       WHERE p.unit_number IN (${marks}) AND ${inForce('p')}
       UNION SELECT 'agency', a.id, a.kind, a.name, a.unit_number FROM org_agencies a
       WHERE a.unit_number IN (${marks}) AND ${inForce('a')}
       UNION SELECT 'agency', a.id, a.kind, a.name, s.unit_number FROM org_agencies a
       JOIN org_agency_service s ON s.agency_id = a.id AND ${inForce('s')}
       WHERE s.unit_number IN (${marks}) AND ${inForce('a')}
       ORDER BY 1, 3, 4, 2, 5`,
      [...lines, ...today, ...lines, ...today, ...lines, ...today, ...today, ...lines, ...today],
      readHolder,
    );
  }
}

function readHolder(row: RawRow): PostHolder {
  const common = { id: row.text('id'), name: row.text('name'), unitNumber: row.integer('unit_number') };
  const kind = row.text('kind');
  switch (row.text('what')) {
    case 'body':
      return { ...common, what: 'body', kind: bodyKindSchema.parse(kind) };
    case 'agency':
      return { ...common, what: 'agency', kind: agencyKindSchema.parse(kind) };
    default:
      return { ...common, what: 'partner', kind: partnerKindSchema.parse(kind) };
  }
}

/** What the rules want to know of a place, of the holders that it has. */
export function placeOf(
  wanted: Omit<WantedPlace, 'unitId'>,
  level: PostPlace['level'],
  here: readonly PostHolder[],
): PostPlace {
  const bodies = here.filter((holder) => holder.what === 'body');
  const agencies = here.filter((holder) => holder.what === 'agency');
  const partners = here.filter((holder) => holder.what === 'partner');
  const kindOf = <Kind>(holders: readonly { id: string; kind: Kind }[], id: string) =>
    holders.find((holder) => holder.id === id)?.kind ?? null;
  return {
    level,
    bodyKinds: new Set(bodies.map(({ kind }) => kind)),
    ...(wanted.bodyId === undefined ? {} : { body: kindOf(bodies, wanted.bodyId) }),
    ...(wanted.agencyId === undefined ? {} : { agency: kindOf(agencies, wanted.agencyId) }),
    ...(wanted.partnerId === undefined ? {} : { partner: kindOf(partners, wanted.partnerId) }),
  };
}
