import type { LocalizedText } from '../primitives.js';
import type { AgencyKind, BodyKind, PartnerKind } from './body.js';
import type { UnitKind } from './unit.js';

export const unitKindTitles: Record<UnitKind, LocalizedText> = {
  district: { 'zh-CN': '区', en: 'District' },
  county: { 'zh-CN': '县', en: 'County' },
  street: { 'zh-CN': '街道', en: 'Street' },
  township: { 'zh-CN': '乡', en: 'Township' },
  town: { 'zh-CN': '镇', en: 'Town' },
  urbanCommunity: { 'zh-CN': '社区', en: 'Community' },
  villageCommunity: { 'zh-CN': '村', en: 'Village' },
  factoryCommunity: { 'zh-CN': '单位型社区', en: 'Factory community' },
  resettlementEstate: { 'zh-CN': '安置小区', en: 'Resettlement estate' },
  hamletCommunity: { 'zh-CN': '村落社区', en: 'Hamlet community' },
  grid: { 'zh-CN': '网格', en: 'Grid' },
  residentsGroup: { 'zh-CN': '村民小组', en: 'Villagers’ group' },
};

export const bodyTitles: Record<BodyKind, LocalizedText> = {
  partyOrganisation: { 'zh-CN': '党组织', en: 'Party organisation' },
  residentsCommittee: { 'zh-CN': '居委会', en: 'Residents’ committee' },
  villagersCommittee: { 'zh-CN': '村委会', en: 'Villagers’ committee' },
  workStation: { 'zh-CN': '工作站', en: 'Work station' },
  supervisionCommittee: { 'zh-CN': '监督委员会', en: 'Supervision committee' },
  mediationCommittee: { 'zh-CN': '调解委员会', en: 'Mediation committee' },
};

export const agencyTitles: Record<AgencyKind, LocalizedText> = {
  bureau: { 'zh-CN': '部门', en: 'Bureau' },
  policeRoom: { 'zh-CN': '警务室', en: 'Police room' },
  healthStation: { 'zh-CN': '卫生站', en: 'Health station' },
  servicePoint: { 'zh-CN': '服务点', en: 'Service point' },
};

export const partnerTitles: Record<PartnerKind, LocalizedText> = {
  propertyCompany: { 'zh-CN': '物业公司', en: 'Property company' },
  ownersCommittee: { 'zh-CN': '业委会', en: 'Owners’ committee' },
};
