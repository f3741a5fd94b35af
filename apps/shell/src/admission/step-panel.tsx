import type { Admission } from '@yige/contracts';
import { Panel, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { client } from '../api/client.js';
import { admissionMessages } from './admission-messages.js';
import { useDeed } from './admission-queries.js';

type Action = Admission['actions'][number];
type Take = (note: string) => Promise<Admission>;

/** Shortest reason that a return or a decision takes. */
const SHORTEST = 2;

/** The next step, for whoever's turn it is; nothing for all others. */
export function StepPanel({ admission }: { admission: Admission }) {
  const t = useMessages(admissionMessages);
  const { actions } = admission;
  const turn = actions.find((action) => action === 'sort' || action === 'checkFunds' || action === 'decide');
  const own = actions.filter((action) => action === 'resubmit' || action === 'renew' || action === 'withdraw');
  return (
    <>
      {turn !== undefined && <DecidingStep admission={admission} step={turn} />}
      {actions.includes('publish') && <PublishStep admission={admission} />}
      {own.length > 0 && (
        <section className="admission-actions" aria-label={t('status')}>
          {own.map((action) => (
            <OwnAction key={action} admission={admission} action={action} />
          ))}
        </section>
      )}
    </>
  );
}

function DecidingStep({ admission, step }: { admission: Admission; step: 'sort' | 'checkFunds' | 'decide' }) {
  const t = useMessages(admissionMessages);
  const id = useId();
  const [note, setNote] = useState('');
  const deed = useDeed((take: Take) => take(note.trim()));
  const { yes, no } = choicesOf(step, admission);
  const reasoned = note.trim().length >= SHORTEST;
  return (
    <Panel title={t('yourTurn', { step: t(`step.${step}`) })}>
      <div className="admission-step">
        <label className="yige-field-label" htmlFor={id}>
          {t('opinion')}
        </label>
        <Input.TextArea
          id={id}
          value={note}
          maxLength={500}
          placeholder={t('opinionHint')}
          autoSize={{ minRows: 2, maxRows: 6 }}
          onChange={({ target }) => setNote(target.value)}
        />
        {deed.failure !== null && <p role="alert">{deed.failure}</p>}
        <div className="admission-actions">
          <Button
            type="primary"
            loading={deed.busy}
            disabled={yes.reasoned && !reasoned}
            onClick={() => deed.run(yes.take)}
          >
            {t(yes.label)}
          </Button>
          <Button disabled={!reasoned || deed.busy} onClick={() => deed.run(no.take)}>
            {t(no.label)}
          </Button>
        </div>
      </div>
    </Panel>
  );
}

function choicesOf(step: 'sort' | 'checkFunds' | 'decide', { id, version }: Admission) {
  const params = { id };
  const optional = (note: string) => (note === '' ? {} : { note });
  switch (step) {
    case 'sort':
      return choices(
        [
          'forward',
          false,
          (note) => client.admissions.sort({ params, body: { version, outcome: 'forwarded', ...optional(note) } }),
        ],
        ['sendBack', (note) => client.admissions.sort({ params, body: { version, outcome: 'returned', note } })],
      );
    case 'checkFunds':
      return choices(
        [
          'confirmFunds',
          false,
          (note) =>
            client.admissions.checkFunds({ params, body: { version, outcome: 'confirmed', ...optional(note) } }),
        ],
        ['sendBack', (note) => client.admissions.checkFunds({ params, body: { version, outcome: 'returned', note } })],
      );
    case 'decide':
      return choices(
        ['admit', true, (note) => client.admissions.decide({ params, body: { version, outcome: 'admitted', note } })],
        [
          'refuseAdmission',
          (note) => client.admissions.decide({ params, body: { version, outcome: 'refused', note } }),
        ],
      );
  }
}

type YesLabel = 'forward' | 'confirmFunds' | 'admit';
type NoLabel = 'sendBack' | 'refuseAdmission';

function choices([yes, reasoned, takeYes]: [YesLabel, boolean, Take], [no, takeNo]: [NoLabel, Take]) {
  return { yes: { label: yes, reasoned, take: takeYes }, no: { label: no, take: takeNo } };
}

function PublishStep({ admission: { id, version } }: { admission: Admission }) {
  const t = useMessages(admissionMessages);
  const deed = useDeed(() => client.admissions.publish({ params: { id }, body: { version } }));
  return (
    <Panel title={t('yourTurn', { step: t('step.publish') })}>
      <div className="admission-step">
        <p>{t('publishHint')}</p>
        {deed.failure !== null && <p role="alert">{deed.failure}</p>}
        <div className="admission-actions">
          <Button type="primary" loading={deed.busy} onClick={() => deed.run(undefined)}>
            {t('publish')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}

function OwnAction({ admission, action }: { admission: Admission; action: Action }) {
  const t = useMessages(admissionMessages);
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  if (action === 'resubmit') {
    return (
      <Button type="primary" onClick={() => void navigate(`/admissions/${admission.id}/edit`)}>
        {t('mend')}
      </Button>
    );
  }
  if (action === 'renew') {
    return <Button onClick={() => void navigate(`/admissions/new?renews=${admission.id}`)}>{t('renew')}</Button>;
  }
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        {t('withdraw')}
      </Button>
      {asking && <WithdrawDialog admission={admission} onClose={() => setAsking(false)} />}
    </>
  );
}

function WithdrawDialog({ admission: { id, version, name }, onClose }: { admission: Admission; onClose: () => void }) {
  const t = useMessages(admissionMessages);
  const field = useId();
  const [note, setNote] = useState('');
  const deed = useDeed(
    () => client.admissions.withdraw({ params: { id }, body: { version, note: note.trim() } }),
    onClose,
  );
  return (
    <Modal
      open
      title={t('withdrawTitle', { name })}
      okText={t('withdraw')}
      cancelText={t('keep')}
      confirmLoading={deed.busy}
      okButtonProps={{ danger: true, disabled: note.trim().length < SHORTEST }}
      onCancel={onClose}
      onOk={() => deed.run(undefined)}
    >
      <p>{t('withdrawHint')}</p>
      <label className="yige-field-label" htmlFor={field}>
        {t('reason')}
      </label>
      <Input.TextArea
        id={field}
        autoFocus
        value={note}
        maxLength={500}
        autoSize={{ minRows: 2, maxRows: 6 }}
        onChange={({ target }) => setNote(target.value)}
      />
      {deed.failure !== null && <p role="alert">{deed.failure}</p>}
    </Modal>
  );
}
