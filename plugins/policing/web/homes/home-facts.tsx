import { FactList, useFormat, useMessages } from '@yige/plugin-sdk/web';
import type { ShownHome } from '../../contract/overview.js';
import { Clock } from '../text/clock.js';
import { homeMessages } from '../text/home-messages.js';
import { Points } from './points.js';

/** How a rented home stands, and who looked at it. */
export function HomeFacts({ home }: { home: ShownHome }) {
  const t = useMessages(homeMessages);
  const format = useFormat();
  return (
    <FactList
      facts={[
        { label: t('home'), value: `${t('registered')} ${format.date(home.registeredOn)}` },
        { label: t('lastCheck'), value: home.lastCheckOn === null ? t('noCheck') : format.date(home.lastCheckOn) },
        { label: t('points'), value: <Points points={home.points} /> },
        { label: t('nextCheck'), value: <Clock dueOn={home.nextCheckDue} /> },
        ...(home.checks.length === 0
          ? []
          : [
              {
                label: t('checks'),
                value: home.checks.map(({ id, on, by, outcome }) => (
                  <div key={id}>
                    {format.date(on)} {t(`outcome.${outcome}`)} · {by}
                  </div>
                )),
              },
            ]),
      ]}
    />
  );
}
