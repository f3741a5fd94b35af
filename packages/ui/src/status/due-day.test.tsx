// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { renderInYige } from '../../test/render.js';
import { InTimeZone } from '../theme/in-time-zone.js';
import { DueDay } from './due-day.js';

// The 24th in Shanghai, the 23rd in London.
beforeEach(() => vi.useFakeTimers({ now: new Date('2026-11-23T17:00:00.000Z') }));
afterEach(() => vi.useRealTimers());

it.each([
  ['2026-11-25', '2026-11-25'],
  ['2026-11-24', '2026-11-24'],
  ['2026-11-23', '超期 1 天'],
])('%s shows as %s', (day, text) => {
  renderInYige(<DueDay day={day} />);
  expect(screen.getByText(text).className.includes('yige-overdue')).toBe(text.startsWith('超期'));
});

it('goes by the day of the district', () => {
  renderInYige(
    <InTimeZone zone="Europe/London">
      <DueDay day="2026-11-23" />
    </InTimeZone>,
  );
  expect(screen.getByText('2026-11-23').className).not.toContain('yige-overdue');
});
