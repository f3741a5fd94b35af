import { z } from 'zod';
import { duesCategorySchema } from './dues.js';
import { daySchema, idSchema, monthSchema, nameSchema, pageShape } from './shared.js';

/** 正式党员, 预备党员. */
export const standingSchema = z.enum(['full', 'probationary']);
export type Standing = z.infer<typeof standingSchema>;

/** 在职, 退休, 流动 (六个月以上外出，组织关系没有转走), 无职. */
export const memberKindSchema = z.enum(['inService', 'retired', 'mobile', 'withoutPost']);
export type MemberKind = z.infer<typeof memberKindSchema>;

/** 博士, 硕士, 大学本科, 大学专科, 高中中专, 初中, 小学及以下. */
export const educationSchema = z.enum(['doctor', 'master', 'bachelor', 'college', 'secondary', 'middle', 'primary']);
export type Education = z.infer<typeof educationSchema>;
export const sexSchema = z.enum(['female', 'male']);

/** How a stretch of membership begins: 接收, 转入, 转正, 编入另一组织, 情况变化. */
export const beginningSchema = z.enum(['accepted', 'transferredIn', 'regularised', 'regrouped', 'changed']);
export type Beginning = z.infer<typeof beginningSchema>;
/** How somebody leaves: 转出, 去世, 除名或开除. */
export const endingSchema = z.enum(['transferredOut', 'deceased', 'expelled']);
export type Ending = z.infer<typeof endingSchema>;

export const memberSchema = z.object({
  id: idSchema,
  /** The resident of the registry; null for somebody who is held only here. */
  personId: idSchema.nullable(),
  name: z.string(),
  sex: sexSchema,
  birthDate: daySchema,
  education: educationSchema,
  organisationId: idSchema,
  standing: standingSchema,
  kind: memberKindSchema,
});
export type Member = z.infer<typeof memberSchema>;

export const listMembersQuerySchema = z.strictObject({
  ...pageShape,
  /** With all that stands below it. */
  organisation: idSchema.optional(),
  standing: standingSchema.optional(),
  kind: memberKindSchema.optional(),
});
export const memberPageSchema = z.object({
  items: z.array(memberSchema),
  next: z.string().nullable(),
  /** Of the whole list, not of the page. */
  total: z.number().int(),
});

const stretchSchema = z.object({
  from: daySchema,
  /** The first day after it; null: it lasts. */
  until: daySchema.nullable(),
  organisation: z.string(),
  standing: standingSchema,
  kind: memberKindSchema,
  beginning: beginningSchema,
  ending: endingSchema.nullable(),
});
export type Stretch = z.infer<typeof stretchSchema>;

/** Somebody to whom the ledger told of a member, on a day (查看记录). */
const memberReaderSchema = z.object({ by: z.string(), on: daySchema });
export type MemberReader = z.infer<typeof memberReaderSchema>;

export const memberDetailSchema = z.object({
  id: idSchema,
  personId: idSchema.nullable(),
  name: z.string(),
  sex: sexSchema,
  birthDate: daySchema,
  education: educationSchema,
  history: z.array(stretchSchema),
  dues: z.object({ category: duesCategorySchema, baseFen: z.number().int(), fromMonth: monthSchema }).nullable(),
  balance: z.object({
    dueFen: z.number().int(),
    paidFen: z.number().int(),
    /** Months that are over and not paid. */
    unpaidMonths: z.number().int(),
  }),
  /** The last ones first. */
  reads: z.array(memberReaderSchema),
});
export type MemberDetail = z.infer<typeof memberDetailSchema>;

/** Of a resident; null for whoever is no member, or not the caller's to see. */
export const personMemberSchema = z.object({ member: memberDetailSchema.nullable() });

/** Behind one door: the members of today, and where each belongs. */
export const householdMembersSchema = z.object({
  items: z.array(memberSchema.extend({ organisation: z.string() })),
});
export type HouseholdMember = z.infer<typeof householdMembersSchema>['items'][number];

const membershipShape = {
  organisationId: idSchema,
  standing: standingSchema,
  kind: memberKindSchema,
  /** The day of the branch meeting that accepted them, or of the transfer. */
  on: daySchema,
  beginning: z.enum(['accepted', 'transferredIn']),
};
const identityShape = {
  personId: idSchema.nullable(),
  name: nameSchema,
  sex: sexSchema,
  birthDate: daySchema,
  education: educationSchema,
};
export const admitSchema = z
  .strictObject({ ...identityShape, ...membershipShape })
  .refine(({ beginning, standing }) => beginning !== 'accepted' || standing === 'probationary', {
    message: 'whoever is accepted begins as a probationary member',
    path: ['standing'],
  });
export type Admit = z.infer<typeof admitSchema>;

/** What changes from a day on; what is left out stays. */
export const changeMembershipSchema = z
  .strictObject({
    on: daySchema,
    organisationId: idSchema.optional(),
    kind: memberKindSchema.optional(),
    /** Needed for a mobile member: away since when. */
    awaySince: daySchema.optional(),
  })
  .refine(({ organisationId, kind }) => organisationId !== undefined || kind !== undefined, {
    message: 'say what changes',
    path: ['kind'],
  })
  .refine(({ kind, awaySince }) => kind !== 'mobile' || awaySince !== undefined, {
    message: 'say since when they are away',
    path: ['awaySince'],
  });
export type ChangeMembership = z.infer<typeof changeMembershipSchema>;
export const regulariseSchema = z.strictObject({ on: daySchema });
export const leaveSchema = z.strictObject({ on: daySchema, ending: endingSchema });

const countSchema = z.number().int();
export const structureQuerySchema = z.strictObject({ organisation: idSchema.optional(), asOf: daySchema.optional() });
export const structureSchema = z.object({
  asOf: daySchema,
  total: countSchema,
  ages: z.array(
    z.object({ key: z.string(), from: z.number().int(), upTo: z.number().int().nullable(), count: countSchema }),
  ),
  educations: z.array(
    z.object({ key: z.enum(['graduate', 'bachelor', 'college', 'secondary', 'basic']), count: countSchema }),
  ),
  kinds: z.array(z.object({ key: memberKindSchema, count: countSchema })),
  rule: z.object({ source: z.string() }),
});
export type Structure = z.infer<typeof structureSchema>;
