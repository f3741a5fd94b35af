import {
  ChoiceButtons,
  definePage,
  Panel,
  useAnnounce,
  useMessages,
  usePluginMutation,
  usePluginNavigation,
  usePluginPermission,
} from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Flex from 'antd/es/flex';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { useId, useState } from 'react';
import {
  createdDisputeSchema,
  type DisputeCategory,
  type DisputeSource,
  disputeSourceSchema,
  type NewDispute,
  newDisputeSchema,
  type PendingWith,
  partySideSchema,
  pendingWithSchema,
} from '../../contract/disputes.js';
import { emptyParty, type PartyDraft, partyFrom } from '../disputes/party-draft.js';
import { PartyFields } from '../disputes/party-fields.js';
import { useCategoryTitles } from '../disputes/words.js';
import { disputeMessages } from '../text/dispute-messages.js';
import { Fault } from '../text/fault.js';
import { intakeMessages } from '../text/intake-messages.js';

const MOST_PARTIES = 10;

interface Draft {
  category?: DisputeCategory;
  source?: DisputeSource;
  pendingWith?: PendingWith;
  subject: string;
}

/** A dispute is taken in by the committee, or referred to it by an officer. */
function IntakePage() {
  const t = useMessages(intakeMessages);
  const words = useMessages(disputeMessages);
  const announce = useAnnounce();
  const { navigate } = usePluginNavigation();
  const mayKeep = usePluginPermission('policing:dispute.keep');
  const categories = useCategoryTitles();
  const ids = { category: useId(), subject: useId() };
  const [draft, setDraft] = useState<Draft>(mayKeep ? { subject: '' } : { subject: '', source: 'policeReferral' });
  const [parties, setParties] = useState<PartyDraft[]>([emptyParty(1, 'applicant'), emptyParty(2, 'respondent')]);
  const [checked, setChecked] = useState(false);
  const save = usePluginMutation<typeof createdDisputeSchema, NewDispute>({
    method: 'POST',
    path: '/disputes',
    response: createdDisputeSchema,
  });
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const missing = (value: string | undefined) =>
    checked && (value === undefined || value.trim() === '') ? t('missing') : undefined;
  const sidesMissing = !partySideSchema.options.every((side) => parties.some((party) => party.side === side));
  const send = () => {
    setChecked(true);
    const body = newDisputeSchema.safeParse({ ...draft, parties: parties.map(partyFrom) });
    if (!body.success) return;
    save.mutate(body.data, {
      onSuccess: ({ id, number }) => {
        announce(t('saved', { number }));
        navigate(`/disputes/${id.toLowerCase()}`);
      },
    });
  };
  return (
    <div className="yige-page" style={{ maxInlineSize: 860 }}>
      <header className="yige-page-head">
        <h1>{words(mayKeep ? 'takeIn' : 'refer')}</h1>
        <p className="yige-quiet">{t(mayKeep ? 'keeperHint' : 'officerHint')}</p>
      </header>
      <div className="yige-field">
        <label className="yige-field-label" htmlFor={ids.category}>
          {t('category')}
        </label>
        <Select<DisputeCategory>
          id={ids.category}
          value={draft.category ?? null}
          options={categories}
          style={{ maxWidth: 320 }}
          {...(missing(draft.category) === undefined ? {} : { status: 'error' as const })}
          onChange={(category) => change({ category })}
        />
        <Fault text={missing(draft.category)} />
      </div>
      {mayKeep && (
        <ChoiceButtons
          label={t('source')}
          options={disputeSourceSchema.options.map((value) => ({ value, label: words(`source.${value}`) }))}
          columns={3}
          value={draft.source}
          onChange={(source) => change({ source })}
          error={missing(draft.source)}
        />
      )}
      <div>
        <ChoiceButtons
          label={t('pendingWith')}
          options={pendingWithSchema.options.map((value) => ({ value, label: words(`pendingWith.${value}`) }))}
          columns={2}
          value={draft.pendingWith}
          onChange={(pendingWith) => change({ pendingWith })}
          error={missing(draft.pendingWith)}
        />
        {draft.pendingWith !== undefined && draft.pendingWith !== 'nobody' && (
          <p className="yige-quiet" style={{ margin: 0 }}>
            {t('elsewhereHint')}
          </p>
        )}
      </div>
      <div className="yige-field">
        <label className="yige-field-label" htmlFor={ids.subject}>
          {t('subject')}
        </label>
        <Input.TextArea
          id={ids.subject}
          value={draft.subject}
          placeholder={t('subjectHint')}
          autoSize={{ minRows: 3, maxRows: 10 }}
          maxLength={2000}
          onChange={({ target }) => change({ subject: target.value })}
        />
        <Fault text={missing(draft.subject)} />
      </div>
      {parties.map((party, index) => (
        <Panel key={party.key} title={t('party', { number: index + 1 })}>
          <PartyFields
            party={party}
            checked={checked}
            onChange={(changed) => setParties(parties.map((each) => (each.key === changed.key ? changed : each)))}
            onRemove={parties.length <= 2 ? null : () => setParties(parties.filter(({ key }) => key !== party.key))}
          />
        </Panel>
      ))}
      <Fault text={checked && sidesMissing ? t('sidesMissing') : null} />
      <div>
        <Button
          disabled={parties.length >= MOST_PARTIES}
          onClick={() =>
            setParties([...parties, emptyParty(Math.max(...parties.map(({ key }) => key)) + 1, 'respondent')])
          }
        >
          {t('add')}
        </Button>
      </div>
      <Fault text={save.error?.message} />
      <Flex gap="small">
        <Button type="primary" loading={save.isPending} onClick={send}>
          {t(mayKeep ? 'save' : 'refer')}
        </Button>
        <Button onClick={() => navigate('/')}>{t('cancel')}</Button>
      </Flex>
    </div>
  );
}

export default definePage(IntakePage);
