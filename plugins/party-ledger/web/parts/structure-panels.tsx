import { defineMessages, Panel, useMessages } from '@yige/plugin-sdk/web';
import type { Structure } from '../../contract/members.js';
import { words } from '../text/words.js';
import { Bars } from './bars.js';

const messages = defineMessages({
  'zh-CN': {
    age: '年龄',
    education: '学历',
    kind: '状态',
    people: '{count} 人',
    upTo: '{upTo} 岁及以下',
    between: '{from}～{upTo} 岁',
    above: '{from} 岁以上',
    graduate: '研究生',
    bachelor: '本科',
    college: '大专',
    secondary: '高中、中专',
    basic: '初中及以下',
  },
  en: {
    age: 'Age',
    education: 'Education',
    kind: 'Kind',
    people: '{count}',
    upTo: 'up to {upTo}',
    between: '{from}–{upTo}',
    above: '{from} and above',
    graduate: 'Postgraduate',
    bachelor: 'Bachelor',
    college: 'College',
    secondary: 'Secondary',
    basic: 'Middle school or below',
  },
});

/** Members by age and by education; with `kinds` by kind too. Each sums up to the total beside its title. */
export function StructurePanels({ structure, kinds = false }: { structure: Structure; kinds?: boolean }) {
  const t = useMessages(messages);
  const w = useMessages(words);
  const { total } = structure;
  const people = (count: number) => t('people', { count });
  const ages = structure.ages.map(({ key, from, upTo, count }) => ({
    ...{ key, count, text: people(count) },
    label: upTo === null ? t('above', { from }) : from === 0 ? t('upTo', { upTo }) : t('between', { from, upTo }),
  }));
  const educations = structure.educations.map(({ key, count }) => ({ key, count, label: t(key), text: people(count) }));
  const states = structure.kinds.map(({ key, count }) => ({
    key,
    count,
    label: w(`member.${key}`),
    text: people(count),
  }));
  return (
    <>
      <Panel title={t('age')} hint={people(total)}>
        <Bars label={t('age')} rows={ages} />
      </Panel>
      <Panel title={t('education')} hint={people(total)}>
        <Bars label={t('education')} rows={educations} />
      </Panel>
      {kinds && (
        <Panel title={t('kind')} hint={people(total)}>
          <Bars label={t('kind')} rows={states} />
        </Panel>
      )}
    </>
  );
}
