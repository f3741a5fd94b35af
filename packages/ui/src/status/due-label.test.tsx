// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderInYige } from '../../test/render.js';
import { DueLabel } from './due-label.js';

const endOf24 = '2026-11-24T15:59:59.999Z';

it.each([
  ['2026-11-23T15:59:59.999Z', '11月24日', 'yige-due'],
  ['2026-11-23T16:00:00.000Z', '今天到期', 'yige-chip-warning'],
  ['2026-11-24T15:59:59.999Z', '今天到期', 'yige-chip-warning'],
  ['2026-11-24T16:00:00.000Z', '超期 1 天', 'yige-chip-error'],
])('at %s shows %s', (now, text, className) => {
  renderInYige(<DueLabel dueAt={endOf24} now={new Date(now)} />);
  expect(screen.getByText(text).className).toContain(className);
});

it('shows nothing when nothing is due', () => {
  renderInYige(
    <p data-testid="due">
      <DueLabel dueAt={null} />
    </p>,
  );
  expect(screen.getByTestId('due').textContent).toBe('');
});
