import {
  definePage,
  Pager,
  Panel,
  ReadFailed,
  StateView,
  useMessages,
  usePages,
  usePluginQuery,
} from '@yige/plugin-sdk/web';
import Segmented from 'antd/es/segmented';
import { useState } from 'react';
import { openDemandsSchema, serviceRecordPageSchema } from '../../contract/hours.js';
import { DemandCard } from '../hours/demand-card.js';
import { RecordCard } from '../hours/record-card.js';
import { PluginPage } from '../parts/plugin-page.js';
import { QueryView } from '../parts/query-view.js';
import { hoursMessages } from '../text/hours-messages.js';

type State = 'waiting' | 'certified';

/** Records of service: what waits for its certification, what is certified, and who demands a correction. */
function HoursPage() {
  const t = useMessages(hoursMessages);
  const [state, setState] = useState<State>('waiting');
  const pages = usePages();
  const query = usePluginQuery({
    path: '/hours',
    query: { state, cursor: pages.cursor },
    response: serviceRecordPageSchema,
  });
  return (
    <PluginPage place="hours">
      <Demands />
      <div className="yige-filters">
        <Segmented<State>
          value={state}
          options={[
            { value: 'waiting', label: t('waiting') },
            { value: 'certified', label: t('certified') },
          ]}
          onChange={(chosen) => {
            setState(chosen);
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
                title={t(state === 'waiting' ? 'empty' : 'emptyCertified')}
                description={t('emptyHint')}
              />
            ) : (
              <ul className="yige-cards">
                {items.map((record) => (
                  <RecordCard key={record.id} record={record} />
                ))}
              </ul>
            )}
            <Pager pages={pages} next={next} />
          </>
        )}
      </QueryView>
      <p className="yige-quiet">{t('rule')}</p>
    </PluginPage>
  );
}

/** Absent while nobody demands anything; where that could not be read, it says so. */
function Demands() {
  const t = useMessages(hoursMessages);
  const { data, error, refetch } = usePluginQuery({ path: '/demands', response: openDemandsSchema });
  if (data === undefined) return error === null ? null : <ReadFailed error={error} onRetry={() => void refetch()} />;
  if (data.items.length === 0) return null;
  return (
    <Panel title={t('demands')} flush>
      <ul className="yige-cards" style={{ border: 0 }}>
        {data.items.map((demand) => (
          <DemandCard key={demand.id} demand={demand} />
        ))}
      </ul>
    </Panel>
  );
}

export default definePage(HoursPage);
