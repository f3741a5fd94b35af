import {
  DueDay,
  definePage,
  LoadingView,
  Pager,
  ReadFailed,
  StateView,
  useFormat,
  useMessages,
  usePages,
  usePluginNavigation,
  usePluginQuery,
} from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Flex from 'antd/es/flex';
import Segmented from 'antd/es/segmented';
import { useState } from 'react';
import { type Screened, screenedPageSchema } from '../../contract.js';
import { OutcomeWords } from '../screening/outcome-words.js';
import { ScreeningDialog } from '../screening/screening-dialog.js';
import { healthMessages } from '../text/health-messages.js';
import { PersonName } from '../text/person-name.js';
import { screeningMessages } from '../text/screening-messages.js';

type Show = 'open' | 'due';

const PAGE = 20;

/** 血压筛查: whom to follow up, and who was not measured in this year. */
function ScreeningPage() {
  const t = useMessages(screeningMessages);
  const health = useMessages(healthMessages);
  const { navigate } = usePluginNavigation();
  const [show, setShow] = useState<Show>('open');
  const [measuring, setMeasuring] = useState<Screened | null>(null);
  const pages = usePages();
  const { data, isLoading, error, refetch } = usePluginQuery({
    path: `/screening/${show}`,
    query: { cursor: pages.cursor, limit: PAGE },
    response: screenedPageSchema,
  });
  return (
    <div className="yige-page">
      <header className="yige-page-head">
        <h1>{t('title')}</h1>
        <Button onClick={() => navigate('/')}>{health('register')}</Button>
      </header>
      <div className="yige-filters">
        <Segmented<Show>
          value={show}
          options={[
            { value: 'open', label: t('filterOpen') },
            { value: 'due', label: t('filterDue') },
          ]}
          onChange={(chosen) => {
            setShow(chosen);
            pages.restart();
          }}
        />
      </div>
      {isLoading && <LoadingView />}
      {error !== null && data === undefined && <ReadFailed error={error} onRetry={() => void refetch()} />}
      {data !== undefined && data.items.length === 0 && (
        <StateView
          kind="empty"
          title={t(show === 'open' ? 'nothingOpen' : 'allScreened')}
          {...(show === 'open' ? { description: t('nothingOpenHint') } : {})}
        />
      )}
      {data !== undefined && data.items.length > 0 && (
        <ul className="yige-cards">
          {data.items.map((resident) => (
            <ResidentCard key={resident.personId} resident={resident} onMeasure={() => setMeasuring(resident)} />
          ))}
        </ul>
      )}
      {data !== undefined && <Pager pages={pages} next={data.next} />}
      <p className="yige-quiet">{t('rule')}</p>
      {measuring !== null && (
        <ScreeningDialog
          personId={measuring.personId}
          name={measuring.person?.name ?? null}
          onClose={() => setMeasuring(null)}
        />
      )}
    </div>
  );
}

function ResidentCard({ resident, onMeasure }: { resident: Screened; onMeasure: () => void }) {
  const t = useMessages(screeningMessages);
  const format = useFormat();
  const { personId, person, lastOn, outcome, followUpDue } = resident;
  return (
    <li>
      <Flex wrap gap="middle" justify="space-between" align="center">
        <div style={{ flex: '1 1 220px' }}>
          <PersonName personId={personId} person={person} />
        </div>
        {outcome !== null && (
          <div style={{ flex: '2 1 300px' }}>
            <OutcomeWords outcome={outcome} />
            <div className="yige-quiet">
              {lastOn !== null && `${t('last')} ${format.date(lastOn)}`}
              {followUpDue !== null && (
                <>
                  {' · '}
                  {t('followUpBy')} <DueDay day={followUpDue} />
                </>
              )}
            </div>
          </div>
        )}
        <Button aria-label={`${t('measure')} ${person?.name ?? ''}`} onClick={onMeasure}>
          {t('measure')}
        </Button>
      </Flex>
    </li>
  );
}

export default definePage(ScreeningPage);
