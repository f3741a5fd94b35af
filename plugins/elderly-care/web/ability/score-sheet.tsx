import { FactList, Panel, useFormat, useMessages } from '@yige/plugin-sdk/web';
import { type AbilityAnswers, riskEventSchema } from '../../ability-contract.js';
import { type AbilityRules, assess } from '../../rules/ability-assessment.js';
import { abilityItems } from '../text/ability-items.js';
import { abilityMessages } from '../text/ability-messages.js';
import { timesIn } from './times.js';

/** What was found, group by group. */
export function ScoreSheet({ answers, rules }: { answers: AbilityAnswers; rules: AbilityRules }) {
  const t = useMessages(abilityMessages);
  const named = useMessages(abilityItems);
  const format = useFormat();
  const { scores, diagnoses, riskEvents } = answers;
  const points = new Map(assess(answers, rules).groups.map((group) => [group.name, group.points]));
  const happened = riskEventSchema.options.filter((event) => (riskEvents[event] ?? 0) > 0);
  return (
    <div
      style={{
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 320px), 1fr))',
        alignItems: 'start',
        gap: 'var(--ant-padding)',
      }}
    >
      {rules.groups.map(({ name, maximum, items }) => (
        <Panel key={name} title={named(name)} extra={t('points', { points: points.get(name) ?? 0, maximum })}>
          <FactList
            facts={items.map((item) => {
              const score = scores[item.name];
              return {
                label: named(item.name),
                value: score === undefined ? t('notGiven') : t('points', { points: score, maximum: item.maximum }),
              };
            })}
          />
        </Panel>
      ))}
      <Panel title={t('worsenings')}>
        <FactList
          facts={[
            {
              label: t('diagnoses'),
              value: diagnoses.length === 0 ? t('none') : format.list(diagnoses.map((each) => t(`diagnosis.${each}`))),
            },
            {
              label: t('riskEvents', { days: rules.worsen.riskEvents.withinDays }),
              value:
                happened.length === 0
                  ? t('none')
                  : happened.map((event) => (
                      <div key={event}>
                        {t(`risk.${event}`)} {timesIn(t, riskEvents[event] ?? 0, rules.worsen.riskEvents.from)}
                      </div>
                    )),
            },
          ]}
        />
      </Panel>
    </div>
  );
}
