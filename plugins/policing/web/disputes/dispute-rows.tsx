import { useFormat, useMessages } from '@yige/plugin-sdk/web';
import Table from 'antd/es/table';
import type { DisputeSummary } from '../../contract/disputes.js';
import { Clock } from '../text/clock.js';
import { disputeMessages } from '../text/dispute-messages.js';
import { DisputeLink } from './dispute-link.js';
import { StateWords, useCategoryTitle, usePartyNames } from './words.js';

interface RowsProps {
  disputes: DisputeSummary[];
}

export function DisputeTable({ disputes }: RowsProps) {
  const t = useMessages(disputeMessages);
  const format = useFormat();
  const names = usePartyNames();
  const titleOf = useCategoryTitle();
  return (
    <Table<DisputeSummary>
      rowKey="id"
      dataSource={disputes}
      pagination={false}
      columns={[
        { title: t('number'), render: (_, dispute) => <DisputeLink dispute={dispute} /> },
        { title: t('parties'), render: (_, { parties }) => names(parties) },
        { title: t('category'), render: (_, { category }) => titleOf(category) },
        { title: t('source'), render: (_, { source }) => t(`source.${source}`) },
        {
          title: t('received'),
          render: (_, { receivedOn }) => <span style={{ whiteSpace: 'nowrap' }}>{format.date(receivedOn)}</span>,
        },
        { title: t('state'), render: (_, { state, outcome }) => <StateWords state={state} outcome={outcome} /> },
        { title: t('due'), render: (_, { nextDueOn }) => <Clock dueOn={nextDueOn} /> },
      ]}
    />
  );
}

export function DisputeCards({ disputes }: RowsProps) {
  const t = useMessages(disputeMessages);
  const names = usePartyNames();
  const titleOf = useCategoryTitle();
  return (
    <ul className="yige-cards">
      {disputes.map((dispute) => (
        <li key={dispute.id}>
          <div>
            <DisputeLink dispute={dispute} /> {titleOf(dispute.category)}
          </div>
          <div>{names(dispute.parties)}</div>
          <div>
            <StateWords state={dispute.state} outcome={dispute.outcome} />
            {dispute.nextDueOn !== null && (
              <>
                {' '}
                · {t('due')} <Clock dueOn={dispute.nextDueOn} />
              </>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
