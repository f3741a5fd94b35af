import type { BodyKind, PartnerKind, Role, SeedRecord } from '@yige/contracts';
import type { Random } from './random.js';
import type { DistrictUnits } from './units.js';

type Appointment = Extract<SeedRecord, { record: 'appointment' }>;
type Place = Pick<Appointment, 'bodyId' | 'agencyId' | 'partnerId'>;
type Agency = Omit<Extract<SeedRecord, { record: 'agency' }>, 'record' | 'id' | 'validFrom'>;

export interface DemoStructure {
  records: SeedRecord[];
  /** The body, agency or partner in which somebody of a role works in a unit; nothing for a post of the unit itself. */
  placeOf(role: Role, unitId: string): Place;
}

const SINCE = '2011-09-01';
/** Villages and communities were elected together. */
const TERM = { validFrom: '2021-10-01', validTo: '2026-10-01' };
const NEXT_TERM = { validFrom: '2022-01-01', validTo: '2027-01-01' };

const BODIES_OF: Partial<Record<Role, readonly BodyKind[]>> = {
  communitySecretary: ['partyOrganisation'],
  communityWorker: ['workStation'],
  gridWorker: ['workStation'],
  committeeDirector: ['residentsCommittee', 'villagersCommittee'],
  committeeMember: ['residentsCommittee', 'villagersCommittee'],
  supervisor: ['supervisionCommittee'],
  mediator: ['mediationCommittee'],
};
const PARTNER_OF: Partial<Record<Role, PartnerKind>> = {
  propertyManager: 'propertyCompany',
  ownersRepresentative: 'ownersCommittee',
};
const AGENCY_OF: Partial<Record<Role, string>> = { stationDoctor: 'healthStation', policeOfficer: 'policeRoom' };

/** Square metres of the other communities' rooms, in their order; the norm's minimum is 400. */
const OTHER_PREMISES = [520, 380, 460, 400, 610, 420, 260, 500];

/** Bodies, agencies, partners and rooms of the two communities shown in full, and what the others have at least. */
export function buildStructure(random: Random, units: DistrictUnits): DemoStructure {
  const records: SeedRecord[] = [];
  const bodies = new Map<string, string>();
  const agencies = new Map<string, string>();
  const partners = new Map<string, string>();
  const body = (unitId: string, kind: BodyKind, name: string, term?: typeof TERM) => {
    const id = random.id();
    const elected = term === undefined ? {} : { term };
    records.push({ record: 'body', id, unitId, kind, name, validFrom: SINCE, ...elected });
    bodies.set(`${unitId} ${kind}`, id);
  };
  const agency = (fields: Agency) => {
    const id = random.id();
    records.push({ record: 'agency', id, ...fields, validFrom: SINCE });
    for (const unitId of fields.serves) agencies.set(`${unitId} ${fields.kind}`, id);
  };
  const partner = (kind: PartnerKind, name: string, validFrom: string) => {
    const id = random.id();
    records.push({ record: 'partner', id, unitId: estate, kind, name, validFrom });
    partners.set(`${estate} ${kind}`, id);
  };
  const premises = (unitId: string, name: string, areaSquareMetres: number) =>
    records.push({ record: 'premises', id: random.id(), unitId, name, areaSquareMetres, validFrom: SINCE });
  const unit = (name: string) => {
    const id = units.byName.get(name);
    if (id === undefined) throw new RangeError(`the district has no unit ${name}`);
    return id;
  };
  const district = unit('青禾区');
  const estate = units.estate.id;
  const village = units.village.id;

  for (const [name, bureau, glyph] of [
    ['区公安分局', 'police', '警'],
    ['区卫健局', 'health', '卫'],
    ['区民政局', 'elderly', '民'],
    ['区委组织部', 'party', '组'],
    ['团区委', 'volunteer', '团'],
    ['区人社局', 'other', '人'],
  ] as const) {
    agency({ unitId: district, kind: 'bureau', name, bureau, glyph, serves: [district] });
  }
  agency({
    unitId: estate,
    kind: 'policeRoom',
    name: '爱民佳苑警务室',
    bureau: 'police',
    glyph: '警',
    serves: [estate],
  });
  agency({
    unitId: estate,
    kind: 'healthStation',
    name: '爱民佳苑卫生站',
    bureau: 'health',
    glyph: '卫',
    serves: [estate],
  });
  agency({
    unitId: village,
    kind: 'healthStation',
    name: '石桥村卫生室',
    bureau: 'health',
    glyph: '卫',
    serves: [village],
  });

  body(estate, 'partyOrganisation', '爱民佳苑社区党委', NEXT_TERM);
  body(estate, 'residentsCommittee', '爱民佳苑社区居委会', NEXT_TERM);
  body(estate, 'workStation', '爱民佳苑社区工作站');
  body(estate, 'supervisionCommittee', '爱民佳苑社区居务监督委员会', NEXT_TERM);
  body(estate, 'mediationCommittee', '爱民佳苑社区人民调解委员会');
  body(village, 'partyOrganisation', '石桥村党支部', TERM);
  body(village, 'villagersCommittee', '石桥村村委会', TERM);
  body(village, 'workStation', '石桥村工作站');
  body(village, 'supervisionCommittee', '石桥村村务监督委员会', TERM);

  partner('propertyCompany', '爱民物业服务公司', '2013-05-01');
  partner('ownersCommittee', '爱民佳苑业主委员会', '2019-04-01');

  premises(estate, '社区服务大厅', 480);
  premises(estate, '3 栋党群活动室', 120);
  premises(village, '村委会办公楼', 430);
  units.others.forEach((id, index) => {
    premises(id, '社区用房', OTHER_PREMISES[index] ?? 400);
    body(id, 'partyOrganisation', '社区党支部', NEXT_TERM);
    body(id, 'workStation', '社区工作站');
  });

  return {
    records,
    placeOf: (role, unitId) => {
      const community = units.communityOf(unitId);
      const bodyId = BODIES_OF[role]?.map((kind) => bodies.get(`${community} ${kind}`)).find((id) => id !== undefined);
      const agencyId = agencies.get(`${community} ${AGENCY_OF[role]}`);
      const partnerId = partners.get(`${community} ${PARTNER_OF[role]}`);
      return {
        ...(bodyId === undefined ? {} : { bodyId }),
        ...(agencyId === undefined ? {} : { agencyId }),
        ...(partnerId === undefined ? {} : { partnerId }),
      };
    },
  };
}
