import {
  Chip,
  defineTaskForm,
  errorOf,
  LoadingView,
  ReadFailed,
  type TaskFormProps,
  useMessages,
  usePluginNavigation,
  usePluginQuery,
} from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import { isComplete } from '../../contract/meetings.js';
import {
  type BranchMonth,
  type GivenReason,
  type MonthLifeResult,
  monthLifeSchema,
} from '../../contract/month-life.js';
import { TextField } from '../parts/fields.js';
import { monthMessages } from '../text/month-messages.js';
import { words } from '../text/words.js';

type Props = TaskFormProps<MonthLifeResult>;

/** What the month asks of the community's branches: marked where it was held, a reason where it was not. */
function MonthLifeForm({ task, value, onChange, errors, disabled }: Props) {
  const t = useMessages(monthMessages);
  const { navigate } = usePluginNavigation();
  const { data, error, refetch } = usePluginQuery({ path: `/tasks/${task.id}/month`, response: monthLifeSchema });
  if (data === undefined) {
    return error === null ? <LoadingView /> : <ReadFailed error={error} onRetry={() => void refetch()} />;
  }
  const reasons = value.reasons ?? [];
  const give = (given: GivenReason) => {
    const others = reasons.filter((each) => !isSame(each, given));
    onChange({ reasons: given.reason === '' ? others : [...others, given] });
  };
  return (
    <>
      <p className="yige-quiet">{data.branches.length === 0 ? t('nothing') : t('intro')}</p>
      {toBeDoneFirst(data.branches).map((branch) => (
        <Branch
          key={branch.id}
          branch={branch}
          reasons={reasons}
          onGive={give}
          missing={errorOf(errors, 'reasons') !== null}
          disabled={disabled}
        />
      ))}
      <Button onClick={() => navigate('/')}>{t('open')}</Button>
    </>
  );
}

interface BranchProps {
  branch: BranchMonth;
  reasons: readonly GivenReason[];
  onGive: (given: GivenReason) => void;
  /** What was handed in lacks a reason. */
  missing: boolean;
  disabled: boolean;
}

function Branch({ branch: { id, name, asked }, reasons, onGive, missing, disabled }: BranchProps) {
  const t = useMessages(monthMessages);
  const w = useMessages(words);
  const open = openOf(asked);
  return (
    <section aria-label={name} style={{ marginBlockEnd: 'var(--ant-padding)' }}>
      <strong>{name}</strong>
      <div className="yige-filters" style={{ marginBlock: 4 }}>
        {asked.map(({ kind, state, times, held }) => {
          const isHeld = isComplete(state);
          const part = times > 1 && !isHeld ? ` ${held}/${times}` : '';
          return (
            <Chip key={kind} tone={isHeld ? 'success' : 'warning'} icon={isHeld ? 'check' : 'clock'}>
              {`${w(`meeting.${kind}`)}${part} · ${w(`slot.${state}`)}`}
            </Chip>
          );
        })}
      </div>
      {open.map(({ kind }) => {
        const about = { organisationId: id, kind };
        const reason = reasons.find((each) => isSame(each, about))?.reason ?? '';
        return (
          <TextField
            key={kind}
            label={t('reason', { branch: name, kind: w(`meeting.${kind}`) })}
            value={reason}
            onChange={(given) => onGive({ ...about, reason: given })}
            {...(missing && reason.trim().length < 2 ? { error: t('needed') } : {})}
            disabled={disabled}
          />
        );
      })}
    </section>
  );
}

function openOf(asked: BranchMonth['asked']): BranchMonth['asked'] {
  return asked.filter(({ state }) => !isComplete(state));
}

function toBeDoneFirst(branches: readonly BranchMonth[]): BranchMonth[] {
  const isOpen = ({ asked }: BranchMonth) => Number(openOf(asked).length > 0);
  return branches.toSorted((one, other) => isOpen(other) - isOpen(one));
}

function isSame(one: Omit<GivenReason, 'reason'>, other: Omit<GivenReason, 'reason'>): boolean {
  return one.organisationId === other.organisationId && one.kind === other.kind;
}

export default defineTaskForm<MonthLifeResult>(MonthLifeForm);
