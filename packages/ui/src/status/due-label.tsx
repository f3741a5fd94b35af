import { dueState } from '../format/due.js';
import { useFormat } from '../format/use-format.js';
import { useNow } from '../format/use-now.js';
import { useDisplay } from '../theme/display.js';
import { StatusChip } from './status-chip.js';

export interface DueLabelProps {
  /** Instant in ISO 8601; null when nothing is due, which shows nothing. */
  readonly dueAt: string | null;
  /** Moment against which it is due; that of the clock unless it is given. */
  readonly now?: Date | undefined;
}

/** When a task is due: a plain day, a clock chip on the day itself, a triangle chip when it is late. */
export function DueLabel({ dueAt, now }: DueLabelProps) {
  const format = useFormat();
  const { timeZone } = useDisplay();
  const minute = useNow();
  if (dueAt === null) return null;

  const reference = now ?? minute;
  const text = format.relativeDue(dueAt, reference);
  switch (dueState(dueAt, reference, timeZone).kind) {
    case 'overdue':
    case 'passed':
      return <StatusChip status="overdue" label={text} />;
    case 'today':
      return <StatusChip status="dueSoon" label={text} />;
    case 'later':
      return (
        <time className="yige-due" dateTime={dueAt}>
          {text}
        </time>
      );
  }
}
