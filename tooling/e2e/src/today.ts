/** The day of the demo's time zone, as `2026-11-27`. */
export const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(
  new Date(),
);
