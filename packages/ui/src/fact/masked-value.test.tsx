// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderInYige } from '../../test/render.js';
import { MaskedValue } from './masked-value.js';

it.each([
  ['199****0317', '199****0317（部分遮住）'],
  ['9****************6', '9****************6（部分遮住）'],
  ['林晓燕', '林晓燕'],
])('shows %s', (value, text) => {
  renderInYige(
    <p data-testid="value">
      <MaskedValue value={value} />
    </p>,
  );
  expect(screen.getByTestId('value').textContent).toBe(text);
});
