import type { LocalizedText } from '../primitives.js';

/** What must not enter the shared registry, whoever asks: rules.md, "Data protection" and "Policing and mediation". */
export interface ForbiddenTopic {
  topic: string;
  /** Why, with its source. */
  reason: LocalizedText;
  /** How it would be named; identifiers are matched as separate words. */
  pattern: RegExp;
}

export const forbiddenTopics: readonly ForbiddenTopic[] = [
  {
    topic: 'religion',
    reason: { 'zh-CN': '宗教信仰（个人信息保护法第 28 条）', en: 'religion (PIPL art. 28)' },
    pattern: /\breligio|\bfaith|\bworship|宗教|信仰|信教/i,
  },
  {
    topic: 'biometrics',
    reason: {
      'zh-CN': '生物识别和人脸（个人信息保护法第 28 条；平台不做人脸识别）',
      en: 'biometrics and faces (PIPL art. 28; no face recognition)',
    },
    pattern: /\bbiometr|\bfingerprint|\bface|\biris\b|\bvoice ?print|\bdna\b|生物识别|指纹|人脸|虹膜|声纹/i,
  },
  {
    topic: 'partyMembership',
    reason: {
      'zh-CN': '党员身份只在党建插件里，不进居民库',
      en: 'party membership stays inside its plugin and never enters the shared registry',
    },
    pattern: /\bparty\b|\bpolitical (status|affiliation|outlook)|党员|党籍|政治面貌/i,
  },
  {
    topic: 'policeNetwork',
    reason: {
      'zh-CN': '公安网数据不进平台，也不建重点人员名册',
      en: 'police-network data does not enter the platform; there is no key-person register',
    },
    pattern:
      /\bkey (person|people)|\bpolice\b|\bcriminal|\bwanted\b|\bsuspect|\bdrug user|\bpetitioner|重点人员|重点人口|公安网|前科|在逃|涉毒|吸毒|上访/i,
  },
  {
    topic: 'track',
    reason: {
      'zh-CN': '行踪轨迹（个人信息保护法第 28 条；位置只在办事时记一次）',
      en: 'whereabouts (PIPL art. 28; a position is stored at an act, never as a track)',
    },
    pattern: /\bwhereabouts|\btrajector|\btrack(s|ing|point)?\b|\blocation (history|log)|\bgps\b|行踪|轨迹|定位/i,
  },
];

/** The topic that a name (`keyPersonMark`, `face_image`) or a title belongs to, or null. */
export function forbiddenTopicOf(text: string): ForbiddenTopic | null {
  const words = text.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/[_:.-]+/g, ' ');
  return forbiddenTopics.find(({ pattern }) => pattern.test(words)) ?? null;
}
