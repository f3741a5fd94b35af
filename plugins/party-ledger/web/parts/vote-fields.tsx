import { Chip, useMessages } from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import { decisionSchema } from '../../contract/meetings.js';
import { type Decision, outcomeOf, votingRulesOn } from '../../rules/voting.js';
import { meetingMessages } from '../text/meeting-messages.js';
import { ChoiceField, NumberField, TextField } from './fields.js';

/** One vote as it is being filled in. */
export interface VoteDraft {
  key: string;
  decision: Decision;
  subject: string;
  yes: number;
  no: number;
  abstained: number;
  writtenYes: number;
}

interface VoteFieldsProps {
  vote: VoteDraft;
  entitled: number;
  present: number;
  day: string;
  onChange: (vote: VoteDraft) => void;
  onRemove: () => void;
}

/** A vote with what the rules make of it, at once. */
export function VoteFields({ vote, entitled, present, day, onChange, onRemove }: VoteFieldsProps) {
  const t = useMessages(meetingMessages);
  const { quorate, passed } = outcomeOf({ ...vote, entitled, present }, votingRulesOn(day));
  const change = (part: Partial<VoteDraft>) => onChange({ ...vote, ...part });
  const counts = [
    'yes',
    'no',
    'abstained',
    ...(vote.decision === 'acceptance' ? (['writtenYes'] as const) : []),
  ] as const;
  return (
    <fieldset style={{ border: '1px solid var(--ant-color-border-secondary)', borderRadius: 4, marginBlockEnd: 12 }}>
      <ChoiceField
        label={t('decision')}
        value={vote.decision}
        options={decisionSchema.options.map((value) => ({ value, label: t(`decision.${value}`) }))}
        onChange={(decision) => change({ decision, writtenYes: 0 })}
      />
      <TextField label={t('subject')} value={vote.subject} onChange={(subject) => change({ subject })} />
      <div style={{ display: 'grid', gridTemplateColumns: `repeat(${counts.length}, 1fr)`, gap: 8, alignItems: 'end' }}>
        {counts.map((name) => (
          <NumberField
            key={name}
            label={t(name)}
            value={vote[name]}
            onChange={(count) => change({ [name]: count ?? 0 })}
          />
        ))}
      </div>
      <div className="yige-page-head">
        <Chip tone={passed ? 'success' : 'warning'} icon={passed ? 'check' : 'stop'}>
          {t(passed ? 'willPass' : quorate ? 'notAgreed' : 'notQuorate')}
        </Chip>
        <Button size="small" onClick={onRemove}>
          {t('removeResolution')}
        </Button>
      </div>
    </fieldset>
  );
}
