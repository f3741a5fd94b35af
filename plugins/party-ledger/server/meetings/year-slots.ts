import { addDays, addMonths, daysBetween } from '@yige/plugin-sdk/server';
import {
  type BranchYear,
  isComplete,
  type MeetingKind,
  type SlotState,
  type YearRow,
  type YearSlot,
} from '../../contract/meetings.js';
import type { Slot } from '../../rules/organisation-life.js';
import { groupBy } from '../group-by.js';

/** A meeting as far as the year looks at it. */
export interface YearMeeting {
  organisationId: string;
  kind: MeetingKind;
  period: string;
  held: boolean;
  on: string;
}

interface Today {
  today: string;
  soonDays: number;
  /** Periods that ended before the branch was founded are not asked for. */
  foundedOn: string;
}

/** What the rules ask for beside what was held and planned: a row for each kind. */
export function yearRowsOf(slots: readonly Slot[], meetings: readonly YearMeeting[], when: Today): YearRow[] {
  const asked = slots.filter(({ period }) => endDayOf(period) > when.foundedOn);
  return [...groupBy(asked, ({ kind }) => kind)].map(([kind, those]) => {
    const { every, times } = those[0] ?? { every: 'year' as const, times: 1 };
    return {
      ...{ kind, every, groups: kind === 'groupMeeting' ? times : null },
      slots: those.map((slot) =>
        slotOf(
          slot,
          meetings.filter((meeting) => meeting.kind === kind && meeting.period === slot.period),
          when,
        ),
      ),
    };
  });
}

function slotOf({ kind, period, month, times }: Slot, meetings: readonly YearMeeting[], when: Today): YearSlot {
  const end = endDayOf(period);
  const heldOn = meetings.filter(({ held }) => held).map(({ on }) => on);
  const held = new Set(meetings.filter((meeting) => meeting.held).map(({ organisationId }) => organisationId)).size;
  const planned = meetings.find((meeting) => !meeting.held)?.on ?? null;
  const state = stateOf({ complete: held >= times, madeUp: heldOn.some((on) => on >= end), planned, end }, when);
  const on = isComplete(state) ? (heldOn.toSorted().at(-1) ?? null) : planned;
  // Made up in another year it stays in the month in which it should have been.
  const shownIn = on !== null && on.slice(0, 4) === period.slice(0, 4) ? Number(on.slice(5, 7)) : month;
  return { kind, period, month: shownIn, state, on, times, held: Math.min(held, times) };
}

function stateOf(
  { complete, madeUp, planned, end }: { complete: boolean; madeUp: boolean; planned: string | null; end: string },
  { today, soonDays }: Today,
): SlotState {
  if (complete) return madeUp ? 'madeUp' : 'done';
  if (end <= today) return 'missed';
  const last = planned ?? addDays(end, -1);
  return daysBetween(today, last) <= soonDays ? 'near' : 'planned';
}

export function figuresOf(rows: readonly YearRow[]): BranchYear['figures'] {
  const slots = rows.flatMap((row) => row.slots);
  const sum = (of: (slot: YearSlot) => number) => slots.reduce((total, slot) => total + of(slot), 0);
  const openIn = (...states: SlotState[]) =>
    sum(({ state, times, held }) => (states.includes(state) ? times - held : 0));
  return {
    asked: sum(({ times }) => times),
    held: sum(({ held }) => held),
    madeUp: sum(({ state }) => Number(state === 'madeUp')),
    missed: openIn('missed'),
    left: openIn('near', 'planned'),
  };
}

/** The first day after the period. */
export function endDayOf(period: string): string {
  const [year = '', part] = period.split('-');
  if (part === undefined) return `${Number(year) + 1}-01-01`;
  if (part.startsWith('Q')) return addMonths(`${year}-01-01`, 3 * Number(part.slice(1)));
  return addMonths(`${period}-01`, 1);
}
