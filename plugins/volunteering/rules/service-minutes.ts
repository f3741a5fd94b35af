/** A span of time. */
export interface Span {
  from: Date;
  until: Date;
}

const MINUTE = 60_000;

/**
 * Service time (服务时间) of somebody who was there for a span, in full minutes: cut to the shift, so that the way there and
 * back does not count ([U]: 志愿服务记录与证明出具办法（试行）, 民政部令第67号, counts service without travel). 0 where they were
 * not there during the shift.
 */
export function serviceMinutes(there: Span, shift: Span): number {
  const from = Math.max(there.from.getTime(), shift.from.getTime());
  const until = Math.min(there.until.getTime(), shift.until.getTime());
  return Math.max(0, Math.floor((until - from) / MINUTE));
}
