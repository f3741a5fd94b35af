import {
  Chip,
  definePage,
  Pager,
  StateView,
  StatusChip,
  useFormat,
  useMessages,
  usePages,
  usePluginPermission,
  usePluginQuery,
} from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Flex from 'antd/es/flex';
import Segmented from 'antd/es/segmented';
import { useState } from 'react';
import { type Activity, activityPageSchema } from '../../contract/activities.js';
import { ActivityView } from '../activity/activity-view.js';
import { PlanActivityDialog } from '../activity/plan-activity-dialog.js';
import { PluginPage } from '../parts/plugin-page.js';
import { QueryView } from '../parts/query-view.js';
import { activityMessages } from '../text/activity-messages.js';
import { words } from '../text/words.js';
import { useShownActivity } from './shown-activity.js';

type When = 'coming' | 'past';

/** The activities of the user's units, or one of them. */
function ActivitiesPage() {
  const { shown, show } = useShownActivity();
  if (shown !== null) return <ActivityView id={shown} onBack={() => show(null)} />;
  return <ActivityList onOpen={show} />;
}

function ActivityList({ onOpen }: { onOpen: (id: string) => void }) {
  const t = useMessages(activityMessages);
  const mayOrganise = usePluginPermission('volunteering:activity.organise');
  const [when, setWhen] = useState<When>('coming');
  const [planning, setPlanning] = useState(false);
  const pages = usePages();
  const query = usePluginQuery({
    path: '/activities',
    query: { when, cursor: pages.cursor },
    response: activityPageSchema,
  });
  const plan = (
    <Button type="primary" onClick={() => setPlanning(true)}>
      {t('plan')}
    </Button>
  );
  return (
    <PluginPage place="activities" action={mayOrganise ? plan : null}>
      <div className="yige-filters">
        <Segmented<When>
          value={when}
          options={[
            { value: 'coming', label: t('coming') },
            { value: 'past', label: t('past') },
          ]}
          onChange={(chosen) => {
            setWhen(chosen);
            pages.restart();
          }}
        />
      </div>
      <QueryView query={query}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? (
              <StateView
                kind="empty"
                title={t(when === 'coming' ? 'empty' : 'emptyPast')}
                {...(when === 'coming' ? { description: t('emptyHint') } : {})}
              />
            ) : (
              <ul className="yige-cards">
                {items.map((activity) => (
                  <ActivityCard key={activity.id} activity={activity} onOpen={() => onOpen(activity.id)} />
                ))}
              </ul>
            )}
            <Pager pages={pages} next={next} />
          </>
        )}
      </QueryView>
      {planning && (
        <PlanActivityDialog
          onPlanned={(id) => {
            setPlanning(false);
            onOpen(id);
          }}
          onClose={() => setPlanning(false)}
        />
      )}
    </PluginPage>
  );
}

function ActivityCard({ activity, onOpen }: { activity: Activity; onOpen: () => void }) {
  const t = useMessages(activityMessages);
  const word = useMessages(words);
  const format = useFormat();
  const { title, kind, place, state, shifts } = activity;
  return (
    <li>
      <Flex wrap gap="small" align="center">
        <button type="button" className="yige-link-button" onClick={onOpen}>
          {title}
        </button>
        {state === 'draft' && <StatusChip status="notStarted" label={t('draft')} />}
        {state === 'cancelled' && <StatusChip status="withdrawn" label={t('cancelled')} />}
      </Flex>
      <div className="yige-quiet">
        {word(`kind.${kind}`)} · {place}
      </div>
      {shifts.map(({ id, startsAt, endsAt, places, taken }) => (
        <div key={id}>
          {format.dateTime(startsAt)}—{format.time(endsAt)} · {t('taken', { taken, places })}{' '}
          {taken >= places && (
            <Chip tone="neutral" icon="people">
              {t('full')}
            </Chip>
          )}
        </div>
      ))}
    </li>
  );
}

export default definePage(ActivitiesPage);
