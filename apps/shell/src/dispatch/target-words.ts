import type { DispatchTargets, ResidentQuery } from '@yige/contracts';
import { defineMessages, useFormat, useLocalized, useMessages } from '@yige/ui';
import { peopleMessages } from '../people/people-messages.js';
import { useDispatchTypes } from './dispatch-queries.js';

/** Words of what a dispatch is for. */
export const targetMessages = defineMessages({
  'zh-CN': {
    'every.district': '每个区县',
    'every.street': '每个街道、乡镇',
    'every.community': '每个社区、村',
    'every.grid': '每个网格、小组',
    within: '{units}：{what}',
    units: '挑选的 {count} 个单位',
    residents: '居民（{query}）',
    ageBetween: '{from}～{to} 岁',
    ageFrom: '{from} 岁及以上',
    ageTo: '{to} 岁及以下',
    facts: '{facts}（有一项就算）',
  },
  en: {
    'every.district': 'every district',
    'every.street': 'every street and township',
    'every.community': 'every community and village',
    'every.grid': 'every grid and group',
    within: '{units}: {what}',
    units: '{count, plural, one {# unit} other {# units}} that were chosen',
    residents: 'residents ({query})',
    ageBetween: 'aged {from} to {to}',
    ageFrom: 'aged {from} and over',
    ageTo: 'aged {to} and under',
    facts: '{facts} (any of them)',
  },
});

/** Says whom a dispatch is for; with the names of the units within which it stays, where they are known. */
export function useTargetWords(): (targets: DispatchTargets, within?: readonly string[]) => string {
  const t = useMessages(targetMessages);
  const format = useFormat();
  const query = useQueryWords();
  return (targets, within = []) => {
    if (targets.kind === 'units') return t('units', { count: targets.unitIds.length });
    const what =
      targets.kind === 'level' ? t(`every.${targets.level}`) : t('residents', { query: query(targets.query) });
    return within.length === 0 ? what : t('within', { units: format.list(within), what });
  };
}

function useQueryWords(): (query: ResidentQuery) => string {
  const t = useMessages(targetMessages);
  const people = useMessages(peopleMessages);
  const format = useFormat();
  const localized = useLocalized();
  const types = useDispatchTypes();
  const titles = new Map(types.data?.residentFacts.map(({ kind, title }) => [kind, localized(title)]));
  return ({ ageFrom, ageTo, residenceKinds = [], anyFact = [] }) => {
    const facts = anyFact.map((kind) => titles.get(kind) ?? kind);
    const kinds = residenceKinds.map((kind) => people(kind));
    return format.clauses([
      ...ageWords(ageFrom, ageTo).map(([key, values]) => t(key, values)),
      ...(kinds.length === 0 ? [] : [format.list(kinds)]),
      ...(facts.length === 0 ? [] : [facts.length === 1 ? facts.join('') : t('facts', { facts: format.list(facts) })]),
    ]);
  };
}

function ageWords(from: number | undefined, to: number | undefined) {
  if (from !== undefined && to !== undefined) return [['ageBetween', { from, to }]] as const;
  if (from !== undefined) return [['ageFrom', { from }]] as const;
  return to === undefined ? [] : ([['ageTo', { to }]] as const);
}
