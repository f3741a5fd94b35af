// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { renderInYige } from '../../test/render.js';
import { ChoiceButtons } from './choice-buttons.js';

const options = [
  { value: 'haircut', label: '理发' },
  { value: 'meals', label: '助餐' },
  { value: 'errands', label: '代办' },
] as const;

it('is a named group of radios of which one is chosen', () => {
  const change = vi.fn();
  renderInYige(<ChoiceButtons label="服务" options={options} value="meals" onChange={change} />);
  expect(screen.getByRole('radiogroup', { name: '服务' })).toBeTruthy();
  expect(screen.getByRole<HTMLInputElement>('radio', { name: '助餐' }).checked).toBe(true);
  fireEvent.click(screen.getByRole('radio', { name: '代办' }));
  expect(change).toHaveBeenCalledExactlyOnceWith('errands');
});

it('adds and removes choices, in the order of the options', () => {
  const change = vi.fn();
  renderInYige(
    <ChoiceButtons label="服务" multiple options={options} values={['errands', 'meals']} onChange={change} />,
  );
  fireEvent.click(screen.getByRole('checkbox', { name: '理发' }));
  expect(change).toHaveBeenLastCalledWith(['haircut', 'meals', 'errands']);
  fireEvent.click(screen.getByRole('checkbox', { name: '助餐' }));
  expect(change).toHaveBeenLastCalledWith(['errands']);
});

it('says what is wrong and ties it to the question', () => {
  renderInYige(<ChoiceButtons label="服务" options={options} value={null} onChange={vi.fn()} error="请选一项。" />);
  const group = screen.getByRole('radiogroup');
  expect(group.getAttribute('aria-invalid')).toBe('true');
  expect(document.getElementById(group.getAttribute('aria-describedby') ?? '')?.textContent).toBe('请选一项。');
});
