import {
  definePage,
  LoadingView,
  Pager,
  ReadFailed,
  StateView,
  useDisplay,
  useMessages,
  usePages,
  usePluginNavigation,
  usePluginPermission,
  usePluginQuery,
} from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Flex from 'antd/es/flex';
import Segmented from 'antd/es/segmented';
import Select from 'antd/es/select';
import { useState } from 'react';
import {
  type DisputeCategory,
  type DisputeState,
  disputePageSchema,
  disputeStateSchema,
} from '../../contract/disputes.js';
import { DisputeCards, DisputeTable } from '../disputes/dispute-rows.js';
import { JoinDialog } from '../disputes/join-dialog.js';
import { useCategoryTitles } from '../disputes/words.js';
import { disputeMessages } from '../text/dispute-messages.js';

type Due = 'all' | 'overdue' | 'week';

/** Disputes that the user may see, whose clock ends first on top. */
function DisputesPage() {
  const t = useMessages(disputeMessages);
  const { phone } = useDisplay();
  const { navigate } = usePluginNavigation();
  const mayTake = usePluginPermission('policing:dispute.take');
  const mayKeep = usePluginPermission('policing:dispute.keep');
  const readsAll = usePluginPermission('policing:dispute.read');
  const seesHomes = usePluginPermission('policing:rentedHome.read');
  const categories = useCategoryTitles();
  const [due, setDue] = useState<Due>('all');
  const [state, setState] = useState<DisputeState | undefined>();
  const [category, setCategory] = useState<DisputeCategory | undefined>();
  const [joining, setJoining] = useState(false);
  const filters = { due: due === 'all' ? undefined : due, state, category };
  const pages = usePages(JSON.stringify(filters));
  const { data, isLoading, error, refetch } = usePluginQuery({
    path: '/disputes',
    query: { ...filters, cursor: pages.cursor },
    response: disputePageSchema,
  });
  const filtered = due !== 'all' || state !== undefined || category !== undefined;
  const clear = () => {
    setDue('all');
    setState(undefined);
    setCategory(undefined);
  };
  return (
    <div className="yige-page">
      <header className="yige-page-head">
        <h1>{t('disputes')}</h1>
        <Flex wrap gap="small">
          {seesHomes && <Button onClick={() => navigate('/rented-homes')}>{t('rentedHomes')}</Button>}
          {mayTake && !mayKeep && <Button onClick={() => setJoining(true)}>{t('join')}</Button>}
          {mayTake && (
            <Button type="primary" onClick={() => navigate('/intake')}>
              {t(mayKeep ? 'takeIn' : 'refer')}
            </Button>
          )}
        </Flex>
      </header>
      <div className="yige-filters">
        <Segmented<Due>
          value={due}
          options={[
            { value: 'all', label: t('all') },
            { value: 'overdue', label: t('overdueOnly') },
            { value: 'week', label: t('weekOnly') },
          ]}
          onChange={setDue}
        />
        <Select<DisputeState>
          allowClear
          placeholder={t('state')}
          aria-label={t('state')}
          value={state ?? null}
          style={{ minWidth: 180 }}
          options={disputeStateSchema.options.map((option) => ({ value: option, label: t(`state.${option}`) }))}
          onChange={setState}
        />
        <Select<DisputeCategory>
          allowClear
          placeholder={t('category')}
          aria-label={t('category')}
          value={category ?? null}
          style={{ minWidth: 160 }}
          options={categories}
          onChange={setCategory}
        />
      </div>
      {isLoading && <LoadingView />}
      {error !== null && data === undefined && <ReadFailed error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && filtered && (
        <StateView kind="noMatch" title={t('noMatch')} action={<Button onClick={clear}>{t('clear')}</Button>} />
      )}
      {data?.items.length === 0 && !filtered && (
        <StateView
          kind="empty"
          title={t(readsAll ? 'empty' : 'emptyOfficer')}
          description={t(readsAll ? 'emptyHint' : 'emptyOfficerHint')}
        />
      )}
      {data !== undefined &&
        data.items.length > 0 &&
        (phone ? <DisputeCards disputes={data.items} /> : <DisputeTable disputes={data.items} />)}
      {data !== undefined && <Pager pages={pages} next={data.next} />}
      <p className="yige-quiet">{t('rule')}</p>
      {joining && <JoinDialog onClose={() => setJoining(false)} />}
    </div>
  );
}

export default definePage(DisputesPage);
