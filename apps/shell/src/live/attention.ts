/** Whoever has not touched the page for longer than this is not using it, in milliseconds. */
const ATTENTION = 60_000;

let touchedAt = 0;

for (const event of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove']) {
  addEventListener(event, touched, { passive: true, capture: true });
}

function touched(): void {
  touchedAt = performance.now();
}

/** What the page asks by itself, because something changed, is no use of the session: left open, it ends as ever. */
export function isUnattended(): boolean {
  return performance.now() - touchedAt > ATTENTION;
}
