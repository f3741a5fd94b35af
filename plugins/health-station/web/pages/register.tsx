import {
  DueDay,
  definePage,
  LoadingView,
  Pager,
  ReadFailed,
  StateView,
  useDisplay,
  useFormat,
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
import Table from 'antd/es/table';
import { useState } from 'react';
import { type Control, controlSchema, type Patient, patientPageSchema } from '../../contract.js';
import { ControlWords } from '../text/control-words.js';
import { healthMessages } from '../text/health-messages.js';
import { PersonName } from '../text/person-name.js';

type Due = 'all' | 'overdue' | 'fortnight';

const PAGE = 20;

/** The hypertension register, whose follow-up is due first on top. */
function RegisterPage() {
  const t = useMessages(healthMessages);
  const { phone } = useDisplay();
  const { navigate } = usePluginNavigation();
  const mayScreen = usePluginPermission('health-station:followUp.record');
  const mayReview = usePluginPermission('health-station:reading.review');
  const [control, setControl] = useState<Control | undefined>();
  const [due, setDue] = useState<Due>('all');
  const pages = usePages();
  const { data, isLoading, error, refetch } = usePluginQuery({
    path: '/patients',
    query: { control, due: due === 'all' ? undefined : due, cursor: pages.cursor, limit: PAGE },
    response: patientPageSchema,
  });
  const filtered = control !== undefined || due !== 'all';
  const clear = () => {
    setControl(undefined);
    setDue('all');
    pages.restart();
  };
  return (
    <div className="yige-page">
      <header className="yige-page-head">
        <h1>{t('register')}</h1>
        <Flex wrap gap="small">
          {mayScreen && <Button onClick={() => navigate('/screening')}>{t('screening')}</Button>}
          {mayReview && <Button onClick={() => navigate('/review')}>{t('review')}</Button>}
        </Flex>
      </header>
      <div className="yige-filters">
        <Segmented<Due>
          value={due}
          options={[
            { value: 'all', label: t('all') },
            { value: 'overdue', label: t('filterOverdue') },
            { value: 'fortnight', label: t('filterFortnight') },
          ]}
          onChange={(chosen) => {
            setDue(chosen);
            pages.restart();
          }}
        />
        <Select<Control>
          allowClear
          placeholder={t('control')}
          aria-label={t('control')}
          value={control ?? null}
          style={{ minWidth: 180 }}
          options={controlSchema.options.map((option) => ({ value: option, label: t(`control.${option}`) }))}
          onChange={(chosen: Control | undefined) => {
            setControl(chosen);
            pages.restart();
          }}
        />
      </div>
      {isLoading && <LoadingView />}
      {error !== null && data === undefined && <ReadFailed error={error} onRetry={() => void refetch()} />}
      {data !== undefined && data.items.length === 0 && (
        <StateView
          kind={filtered ? 'noMatch' : 'empty'}
          title={t(filtered ? 'noMatch' : 'empty')}
          {...(filtered ? { action: <Button onClick={clear}>{t('clear')}</Button> } : { description: t('emptyHint') })}
        />
      )}
      {data !== undefined &&
        data.items.length > 0 &&
        (phone ? <PatientCards patients={data.items} /> : <PatientTable patients={data.items} />)}
      {data !== undefined && <Pager pages={pages} next={data.next} />}
      <p className="yige-quiet">{t('followUpRule')}</p>
    </div>
  );
}

function PatientTable({ patients }: { patients: Patient[] }) {
  const t = useMessages(healthMessages);
  return (
    <Table<Patient>
      rowKey="personId"
      dataSource={patients}
      pagination={false}
      columns={[
        { title: t('name'), render: (_, { personId, person }) => <PersonName personId={personId} person={person} /> },
        { title: t('lastReading'), render: (_, { lastReading }) => <LastReading reading={lastReading} /> },
        { title: t('control'), render: (_, { control }) => <ControlWords control={control} /> },
        { title: t('followUps'), align: 'right', render: (_, { followUps }) => t('followUpsDone', followUps) },
        { title: t('physicals'), align: 'right', render: (_, { physicals }) => t('followUpsDone', physicals) },
        { title: t('nextFollowUp'), render: (_, { nextFollowUpDue }) => <DueDay day={nextFollowUpDue} /> },
      ]}
    />
  );
}

function PatientCards({ patients }: { patients: Patient[] }) {
  const t = useMessages(healthMessages);
  return (
    <ul className="yige-cards">
      {patients.map(({ personId, person, lastReading, control, followUps, physicals, nextFollowUpDue }) => (
        <li key={personId}>
          <PersonName personId={personId} person={person} />
          <div>
            <LastReading reading={lastReading} /> <ControlWords control={control} />
          </div>
          <div>
            {t('followUps')} {t('followUpsDone', followUps)} · {t('physicals')} {t('followUpsDone', physicals)} ·{' '}
            {t('nextFollowUp')} <DueDay day={nextFollowUpDue} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function LastReading({ reading }: { reading: Patient['lastReading'] }) {
  const t = useMessages(healthMessages);
  const format = useFormat();
  if (reading === null) return <span className="yige-quiet">{t('noReading')}</span>;
  const { systolic, diastolic, on } = reading;
  return (
    <>
      <strong>
        {systolic}/{diastolic}
      </strong>{' '}
      <span className="yige-quiet">{format.date(on)}</span>
    </>
  );
}

export default definePage(RegisterPage);
