import {
  newId,
  useAnnounce,
  useFormat,
  useMessages,
  usePluginMutation,
  usePluginQuery,
  useToday,
} from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Checkbox from 'antd/es/checkbox';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import {
  attendeesSchema,
  type MeetingKind,
  meetingKindSchema,
  type RecordMeeting,
  type YearSlot,
} from '../../contract/meetings.js';
import { createdSchema } from '../../contract/organisations.js';
import { meetingMessages } from '../text/meeting-messages.js';
import { words } from '../text/words.js';
import { ChoiceField, Field, Refusal, TextField } from './fields.js';
import { useOrganisations } from './organisations.js';
import { type VoteDraft, VoteFields } from './vote-fields.js';

interface MeetingDialogProps {
  branchId: string;
  /** The cell of the year that it was opened from: its kind, and the period that it counts for. */
  slot?: YearSlot;
  onClose: () => void;
}

/** Records a meeting: when, who came, what was decided. */
export function MeetingDialog({ branchId, slot, onClose }: MeetingDialogProps) {
  const t = useMessages(meetingMessages);
  const w = useMessages(words);
  const announce = useAnnounce();
  const format = useFormat();
  const today = useToday();
  const [id] = useState(newId);
  const [kind, setKind] = useState<MeetingKind>(slot?.kind ?? 'branchMeeting');
  const [heldOn, setHeldOn] = useState(
    slot?.on !== null && slot?.on !== undefined && slot.on < today ? slot.on : today,
  );
  const [topic, setTopic] = useState('');
  const [minutes, setMinutes] = useState('');
  const [absent, setAbsent] = useState<readonly string[]>([]);
  const [votes, setVotes] = useState<readonly VoteDraft[]>([]);
  const groups = (useOrganisations().data?.items ?? []).filter(({ parentId }) => parentId === branchId);
  const [group, setGroup] = useState<string>();
  const organisationId = kind === 'groupMeeting' ? (group ?? groups[0]?.id) : branchId;
  const { data } = usePluginQuery({
    path: '/attendees',
    query: { organisation: organisationId, kind, on: heldOn },
    response: attendeesSchema,
    enabled: organisationId !== undefined && heldOn !== '',
  });
  // The period that is over and was missed: a meeting of its kind is held for it, whatever its day.
  const madeUp = slot?.state === 'missed' && slot.kind === kind ? slot.period : null;
  const asked = data?.items ?? [];
  const present = asked.filter((member) => !absent.includes(member.id));
  const full = (members: typeof asked) => members.filter(({ standing }) => standing === 'full').length;
  const save = usePluginMutation<typeof createdSchema, RecordMeeting>({
    ...{ method: 'POST', path: '/meetings', response: createdSchema },
  });
  const record = () => {
    if (organisationId === undefined) return;
    const meeting: RecordMeeting = {
      ...{ id, organisationId, kind, heldOn, topic, minutes, presentIds: present.map((member) => member.id) },
      ...(madeUp === null ? {} : { period: madeUp }),
      resolutions: votes.map(({ key: _key, ...vote }) => vote),
    };
    save.mutate(meeting, {
      onSuccess: () => {
        announce(t('saved'));
        onClose();
      },
    });
  };
  const ready = organisationId !== undefined && heldOn !== '' && topic.trim() !== '' && present.length > 0;
  return (
    <Modal
      open
      title={t('title')}
      okText={t('save')}
      cancelText={w('cancel')}
      okButtonProps={{ disabled: !ready || votes.some(({ subject }) => subject.trim() === '') }}
      confirmLoading={save.isPending}
      onOk={record}
      onCancel={onClose}
    >
      <ChoiceField
        label={t('kind')}
        value={kind}
        options={meetingKindSchema.options
          .filter((each) => each !== 'groupMeeting' || groups.length > 0)
          .map((value) => ({ value, label: w(`meeting.${value}`) }))}
        onChange={setKind}
      />
      {kind === 'groupMeeting' && (
        <ChoiceField
          label={t('organisation')}
          value={organisationId}
          options={groups.map((each) => ({ value: each.id, label: each.name }))}
          onChange={setGroup}
        />
      )}
      <TextField
        type="date"
        label={t('heldOn')}
        value={heldOn}
        onChange={setHeldOn}
        {...(madeUp === null ? {} : { hint: t('countsFor', { period: madeUp }) })}
      />
      <TextField label={t('topic')} value={topic} onChange={setTopic} />
      <fieldset style={{ border: 0, margin: '0 0 12px', padding: 0, minWidth: 0 }}>
        <legend className="yige-field-label">{t('attendance')}</legend>
        {data !== undefined && asked.length === 0 && <p className="yige-quiet">{t('nobody')}</p>}
        {asked.length > 0 && (
          <>
            <p aria-live="polite" style={{ marginBlock: 4 }}>
              {t('counted', {
                ...{ asked: asked.length, present: present.length },
                ...{ entitled: full(asked), entitledPresent: full(present) },
              })}
            </p>
            <div className="yige-filters" style={{ marginBlockEnd: 4 }}>
              <Button size="small" onClick={() => setAbsent([])}>
                {t('all')}
              </Button>
              <Button size="small" onClick={() => setAbsent(asked.map((member) => member.id))}>
                {t('none')}
              </Button>
            </div>
            <div style={{ display: 'flex', flexWrap: 'wrap', gap: '4px 12px', maxHeight: 180, overflow: 'auto' }}>
              {asked.map((member) => (
                <Checkbox
                  key={member.id}
                  checked={!absent.includes(member.id)}
                  onChange={({ target }) =>
                    setAbsent(target.checked ? absent.filter((each) => each !== member.id) : [...absent, member.id])
                  }
                >
                  {member.standing === 'probationary' ? format.aside(member.name, t('probationary')) : member.name}
                </Checkbox>
              ))}
            </div>
          </>
        )}
      </fieldset>
      <p className="yige-field-label" style={{ margin: 0 }}>
        {t('resolutions')}
      </p>
      {votes.map((vote) => (
        <VoteFields
          key={vote.key}
          vote={vote}
          entitled={full(asked)}
          present={full(present)}
          day={heldOn}
          onChange={(changed) => setVotes(votes.map((each) => (each.key === vote.key ? changed : each)))}
          onRemove={() => setVotes(votes.filter((each) => each.key !== vote.key))}
        />
      ))}
      <Button size="small" onClick={() => setVotes([...votes, newVote()])}>
        {t('addResolution')}
      </Button>
      <Field label={t('minutes')}>
        {(field) => (
          <Input.TextArea
            id={field}
            value={minutes}
            maxLength={4_000}
            autoSize={{ minRows: 2, maxRows: 6 }}
            onChange={(event) => setMinutes(event.target.value)}
          />
        )}
      </Field>
      <Refusal error={save.error} />
    </Modal>
  );
}

function newVote(): VoteDraft {
  return { key: newId(), decision: 'resolution', subject: '', yes: 0, no: 0, abstained: 0, writtenYes: 0 };
}
