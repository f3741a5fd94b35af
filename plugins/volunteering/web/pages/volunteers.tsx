import {
  definePage,
  Pager,
  StateView,
  useDisplay,
  useFormat,
  useMessages,
  usePages,
  usePluginPermission,
  usePluginQuery,
} from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Segmented from 'antd/es/segmented';
import Select from 'antd/es/select';
import Table from 'antd/es/table';
import { useState } from 'react';
import { type ServiceKind, serviceKindSchema } from '../../contract/common.js';
import { type Volunteer, volunteerPageSchema } from '../../contract/volunteers.js';
import { PersonName } from '../parts/person-name.js';
import { PluginPage } from '../parts/plugin-page.js';
import { QueryView } from '../parts/query-view.js';
import { Stars } from '../parts/stars.js';
import { useDuration } from '../text/duration.js';
import { volunteerMessages } from '../text/volunteer-messages.js';
import { words } from '../text/words.js';
import { EnrolDialog } from '../volunteer/enrol-dialog.js';
import { LeaveButton } from '../volunteer/leave-button.js';

type State = 'active' | 'former';

/** The register of volunteers, with certified hours, stars and savings. */
function VolunteersPage() {
  const t = useMessages(volunteerMessages);
  const word = useMessages(words);
  const { phone } = useDisplay();
  const mayEnrol = usePluginPermission('volunteering:volunteer.enrol');
  const [state, setState] = useState<State>('active');
  const [kind, setKind] = useState<ServiceKind | undefined>();
  const [enrolling, setEnrolling] = useState(false);
  const pages = usePages();
  const query = usePluginQuery({
    path: '/volunteers',
    query: { state, kind, cursor: pages.cursor },
    response: volunteerPageSchema,
  });
  const enrol = (
    <Button type="primary" onClick={() => setEnrolling(true)}>
      {t('enrol')}
    </Button>
  );
  return (
    <PluginPage place="volunteers" action={mayEnrol ? enrol : null}>
      <div className="yige-filters">
        <Segmented<State>
          value={state}
          options={[
            { value: 'active', label: t('active') },
            { value: 'former', label: t('former') },
          ]}
          onChange={(chosen) => {
            setState(chosen);
            pages.restart();
          }}
        />
        <Select<ServiceKind>
          allowClear
          placeholder={t('anyKind')}
          aria-label={t('anyKind')}
          value={kind ?? null}
          style={{ minWidth: 180 }}
          options={serviceKindSchema.options.map((option) => ({ value: option, label: word(`kind.${option}`) }))}
          onChange={(chosen: ServiceKind | undefined) => {
            setKind(chosen);
            pages.restart();
          }}
        />
      </div>
      <QueryView query={query}>
        {({ items, next }) => (
          <>
            {items.length === 0 && <NoVolunteers state={state} filtered={kind !== undefined} />}
            {items.length > 0 && (phone ? <VolunteerCards items={items} /> : <VolunteerTable items={items} />)}
            <Pager pages={pages} next={next} />
          </>
        )}
      </QueryView>
      <p className="yige-quiet">{t('bankRule')}</p>
      {enrolling && <EnrolDialog onClose={() => setEnrolling(false)} />}
    </PluginPage>
  );
}

function NoVolunteers({ state, filtered }: { state: State; filtered: boolean }) {
  const t = useMessages(volunteerMessages);
  if (filtered) return <StateView kind="noMatch" title={t('noMatch')} />;
  if (state === 'former') return <StateView kind="empty" title={t('emptyFormer')} />;
  return <StateView kind="empty" title={t('empty')} description={t('emptyHint')} />;
}

function VolunteerTable({ items }: { items: Volunteer[] }) {
  const t = useMessages(volunteerMessages);
  const format = useFormat();
  const duration = useDuration();
  return (
    <Table<Volunteer>
      rowKey="personId"
      dataSource={items}
      pagination={false}
      columns={[
        { title: t('name'), render: (_, volunteer) => <PersonName {...volunteer} /> },
        { title: t('kinds'), render: (_, { kinds }) => <Kinds kinds={kinds} /> },
        { title: t('served'), align: 'right', render: (_, { minutes }) => duration(minutes) },
        { title: t('stars'), render: (_, { stars }) => (stars === 0 ? '—' : <Stars stars={stars} />) },
        { title: t('balance'), align: 'right', render: (_, { balance }) => duration(balance) },
        { title: t('enrolledOn'), render: (_, { enrolledOn }) => format.date(enrolledOn) },
        {
          title: t('leave'),
          render: (_, volunteer) =>
            volunteer.leftOn === null ? <LeaveButton volunteer={volunteer} /> : format.date(volunteer.leftOn),
        },
      ]}
    />
  );
}

function VolunteerCards({ items }: { items: Volunteer[] }) {
  const t = useMessages(volunteerMessages);
  const format = useFormat();
  const duration = useDuration();
  return (
    <ul className="yige-cards">
      {items.map((volunteer) => (
        <li key={volunteer.personId}>
          <PersonName {...volunteer} />
          <div className="yige-quiet">
            <Kinds kinds={volunteer.kinds} />
          </div>
          <div>
            {t('served')} {duration(volunteer.minutes)} · <Stars stars={volunteer.stars} />
          </div>
          <div>
            {t('balance')} {duration(volunteer.balance)}
          </div>
          {volunteer.leftOn === null ? (
            <div style={{ marginBlockStart: 'var(--ant-padding-xs)' }}>
              <LeaveButton volunteer={volunteer} />
            </div>
          ) : (
            <div>
              {t('leftOn')} {format.date(volunteer.leftOn)}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function Kinds({ kinds }: { kinds: readonly ServiceKind[] }) {
  const word = useMessages(words);
  const format = useFormat();
  return <>{format.list(kinds.map((kind) => word(`kind.${kind}`)))}</>;
}

export default definePage(VolunteersPage);
