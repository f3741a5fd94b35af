import { Icon, type IconName, useDisplay, useMessages, VisuallyHidden } from '@yige/plugin-sdk/web';
import type { CSSProperties } from 'react';
import type { BranchYear, SlotState, YearRow, YearSlot } from '../../contract/meetings.js';
import { words } from '../text/words.js';
import { yearMessages } from '../text/year-messages.js';

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

const toned = (tone: 'success' | 'warning' | 'error'): CSSProperties => ({
  background: `var(--ant-color-${tone}-bg)`,
  color: `var(--ant-color-${tone})`,
  border: '1px solid transparent',
});
const LOOKS: Record<SlotState, { style: CSSProperties; icon: IconName | null }> = {
  done: { style: toned('success'), icon: 'tick' },
  madeUp: { style: { ...toned('success'), borderColor: 'var(--ant-color-success)' }, icon: 'tick' },
  near: { style: toned('warning'), icon: 'clock' },
  missed: { style: toned('error'), icon: 'alert' },
  planned: {
    style: {
      background: 'none',
      color: 'var(--ant-color-text-secondary)',
      border: '1px dashed var(--ant-color-border)',
    },
    icon: null,
  },
};

interface YearGridProps {
  year: BranchYear;
  onOpen: (slot: YearSlot) => void;
}

/** The year as a calendar: a row for each kind of meeting, a cell for each that is asked for. */
export function YearGrid({ year, onOpen }: YearGridProps) {
  const { phone } = useDisplay();
  return phone ? <YearCards year={year} onOpen={onOpen} /> : <YearTable year={year} onOpen={onOpen} />;
}

function YearTable({ year: { rows, today, year }, onOpen }: YearGridProps) {
  const t = useMessages(yearMessages);
  const current = today.startsWith(String(year)) ? Number(today.slice(5, 7)) : null;
  const ground = (month: number) => (month === current ? { background: 'var(--ant-control-item-bg-active)' } : {});
  const line = '1px solid var(--ant-color-border-secondary)';
  return (
    <table aria-label={t('life')} style={{ width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed' }}>
      <thead>
        <tr>
          <td style={{ width: 128, borderBlockEnd: line }} />
          {MONTHS.map((month) => (
            <th
              key={month}
              scope="col"
              style={{ fontWeight: month === current ? 600 : 400, padding: 8, borderBlockEnd: line }}
            >
              {t('month', { month })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.kind}>
            <th
              scope="row"
              style={{ textAlign: 'start', padding: '8px 4px 8px 16px', fontWeight: 400, borderBlockEnd: line }}
            >
              <RowHead row={row} />
            </th>
            {MONTHS.map((month) => (
              <td key={month} style={{ padding: 2, borderBlockEnd: line, ...ground(month) }}>
                {row.slots
                  .filter((slot) => slot.month === month)
                  .map((slot) => (
                    <SlotCell key={slot.period} slot={slot} onOpen={onOpen} />
                  ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function YearCards({ year: { rows }, onOpen }: YearGridProps) {
  return (
    <ul className="yige-plain-list">
      {rows.map((row) => (
        <li key={row.kind} style={{ padding: 'var(--ant-padding-sm) var(--ant-padding)' }}>
          <RowHead row={row} />
          <div style={{ display: 'grid', gridTemplateColumns: 'repeat(4, 1fr)', gap: 4, marginBlockStart: 4 }}>
            {row.slots.map((slot) => (
              <SlotCell key={slot.period} slot={slot} onOpen={onOpen} named />
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

function RowHead({ row: { kind, every, groups } }: { row: YearRow }) {
  const t = useMessages(yearMessages);
  const w = useMessages(words);
  return (
    <>
      <strong>{w(`meeting.${kind}`)}</strong>
      <div className="yige-quiet" style={{ fontSize: 'var(--ant-font-size-sm)' }}>
        {w(`every.${every}`)}
        {groups !== null && ` · ${t('groups', { groups })}`}
      </div>
    </>
  );
}

interface SlotCellProps {
  slot: YearSlot;
  onOpen: (slot: YearSlot) => void;
  /** With its month, where no column says which it is. */
  named?: boolean;
}

function SlotCell({ slot, onOpen, named = false }: SlotCellProps) {
  const t = useMessages(yearMessages);
  const w = useMessages(words);
  const { kind, period, month, state, on, times, held } = slot;
  const { style, icon } = LOOKS[state];
  const word =
    state === 'missed' || state === 'madeUp'
      ? w(`slot.${state}`)
      : on === null
        ? t('noDay')
        : String(Number(on.slice(8)));
  const label = t('cell', { kind: w(`meeting.${kind}`), period, state: w(`slot.${state}`) });
  return (
    <button
      type="button"
      onClick={() => onOpen(slot)}
      style={{
        ...{ display: 'grid', justifyItems: 'center', width: '100%', minHeight: 44, padding: 4, marginBlock: 1 },
        ...{ borderRadius: 'var(--ant-border-radius-sm)', font: 'inherit', fontSize: 'var(--ant-font-size-sm)' },
        ...{ cursor: 'pointer', alignContent: 'center', ...style },
      }}
    >
      <VisuallyHidden>{label} </VisuallyHidden>
      {icon !== null && <Icon name={icon} size={14} />}
      <span>
        {named && `${t('month', { month })} `}
        {word}
      </span>
      {times > 1 && held < times && <span>{t('held', { held, times })}</span>}
    </button>
  );
}
