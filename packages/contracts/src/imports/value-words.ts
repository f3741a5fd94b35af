import type { Role } from '../identity/permissions.js';
import { roleTitles } from '../identity/role-titles.js';
import { unitKindTitles } from '../org/titles.js';
import type { UnitKind } from '../org/unit.js';
import type { LocalizedText } from '../primitives.js';
import type { DocumentType, Sex } from '../registry/person.js';
import type { ResidenceKind } from '../registry/relation.js';
import type { AppointmentKind } from '../staff/appointment.js';

/** One value of an enumeration: what it is called, and how spreadsheets write it. */
export interface ValueWords {
  value: string;
  title: LocalizedText;
  words: readonly string[];
}

type Row = readonly [chinese: string, english: string, ...words: string[]];

function valueWords<Value extends string>(rows: Record<Value, Row>): readonly ValueWords[] {
  return Object.entries<Row>(rows).map(([value, [chinese, english, ...words]]) => ({
    value,
    title: { 'zh-CN': chinese, en: english },
    words: [chinese, english.toLowerCase(), ...words],
  }));
}

/** The figures are those of GB/T 2261.1. */
export const sexWords = valueWords<Sex>({
  male: ['男', 'Male', '男性', '1', 'm'],
  female: ['女', 'Female', '女性', '2', 'f'],
});

export const documentTypeWords = valueWords<DocumentType>({
  citizenId: ['身份证', 'Citizen ID', '居民身份证', '公民身份号码', '二代身份证', '户口簿'],
  hongKongMacaoPermit: [
    '港澳居民通行证',
    'Hong Kong or Macao permit',
    '港澳居民来往内地通行证',
    '港澳居民居住证',
    '回乡证',
  ],
  taiwanPermit: ['台湾居民通行证', 'Taiwan permit', '台湾居民来往大陆通行证', '台湾居民居住证', '台胞证'],
  passport: ['护照', 'Passport', '外国护照'],
  birthCertificate: ['出生证', 'Birth certificate', '出生医学证明'],
  none: ['无证件', 'No document', '无', '没有'],
});

export const residenceKindWords = valueWords<ResidenceKind>({
  permanent: ['常住', 'Permanent', '常住人口', '户籍人口', '户在人在'],
  floating: ['流动', 'Floating', '流动人口', '暂住', '暂住人口'],
  tenant: ['租户', 'Tenant', '租住', '承租', '承租人'],
  movedBack: ['回迁', 'Moved back', '回迁户'],
});

/** 是 and 否. */
export const yesNoWords = valueWords<'yes' | 'no'>({
  yes: ['是', 'Yes', '有', '1', '√', 'y', 'true'],
  no: ['否', 'No', '0', '×', 'n', 'false', '不是'],
});

const unitWords: Partial<Record<UnitKind, readonly string[]>> = {
  urbanCommunity: ['城市社区', '居委会'],
  villageCommunity: ['行政村', '农村社区', '村委会'],
  residentsGroup: ['居民小组', '组'],
};

export const unitKindWords = titledWords<UnitKind>(unitKindTitles, unitWords);

/** Stairway and building heads are part-time neighbours with the rights of a grid head. */
export const roleWords = titledWords<Role>(roleTitles, {
  gridHead: ['网格长', '楼栋长', '楼长', '楼门长', '单元长', '门栋长'],
});

/** A secondment leads away from a post that somebody has: it is no list's matter. */
export const appointmentKindWords = valueWords<Exclude<AppointmentKind, 'secondment'>>({
  regular: ['正式', 'Regular', '专职', '在任'],
  concurrent: ['兼任', 'Concurrent', '兼职', '兼'],
});

function titledWords<Value extends string>(
  titles: Record<Value, LocalizedText>,
  more: Partial<Record<Value, readonly string[]>>,
): readonly ValueWords[] {
  const others = new Map(Object.entries<readonly string[] | undefined>(more));
  return Object.entries<LocalizedText>(titles).map(([value, title]) => ({
    value,
    title,
    words: [title['zh-CN'], title.en.toLowerCase(), ...(others.get(value) ?? [])],
  }));
}
