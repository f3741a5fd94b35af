import { z } from 'zod';

/**
 * Bodies within a community: party organisation (党组织) leads, residents' committee (居委会) or villagers' committee
 * (村委会) governs itself, work station (工作站) carries government work, supervision committee (监督委员会) oversees,
 * mediation committee (调解委员会) mediates.
 */
export const bodyKindSchema = z
  .enum([
    'partyOrganisation',
    'residentsCommittee',
    'villagersCommittee',
    'workStation',
    'supervisionCommittee',
    'mediationCommittee',
  ])
  .meta({ id: 'BodyKind' });
export type BodyKind = z.infer<typeof bodyKindSchema>;

/** Agencies serve units without being one: a bureau, its police room, a health station, another service point. */
export const agencyKindSchema = z
  .enum(['bureau', 'policeRoom', 'healthStation', 'servicePoint'])
  .meta({ id: 'AgencyKind' });
export type AgencyKind = z.infer<typeof agencyKindSchema>;

/** Partners that may hold limited posts: property company (物业公司), owners' committee (业委会). */
export const partnerKindSchema = z.enum(['propertyCompany', 'ownersCommittee']).meta({ id: 'PartnerKind' });
export type PartnerKind = z.infer<typeof partnerKindSchema>;
