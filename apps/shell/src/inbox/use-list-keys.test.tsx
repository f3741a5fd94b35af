// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { COMMENT_FIELD } from './comment-field.js';
import { useListKeys } from './use-list-keys.js';

const heard = { onOpen: vi.fn(), onTick: vi.fn(), onBox: vi.fn(), onHelp: vi.fn(), acted: vi.fn() };
beforeEach(() => vi.resetAllMocks());
afterEach(cleanup);

function Inbox({ first = null }: { first?: string | null }) {
  const [selected, setSelected] = useState<string | null>(first);
  const onOpen = (id: string | null) => {
    heard.onOpen(id);
    setSelected(id);
  };
  useListKeys({ ...heard, shown: ['one', 'two', 'three'], selected, onOpen });
  return (
    <>
      <ul>
        <li id="task-three">
          <a href="#three">third</a>
        </li>
      </ul>
      <div className="task-bar">
        <button type="button" data-action="accept" onClick={() => heard.acted('accept')} />
        <button type="button" data-action="claim" disabled onClick={() => heard.acted('claim')} />
        <button type="button" data-action="submit" onClick={() => heard.acted('submit')} />
      </div>
      <textarea id={COMMENT_FIELD} aria-label="comment" />
    </>
  );
}
const press = (...keys: string[]) => {
  for (const key of keys) fireEvent.keyDown(document.activeElement ?? document.body, { key });
};
const opened = () => heard.onOpen.mock.calls.map(([id]) => id);

it('J and K walk the list and stop at its ends, Esc goes back to it', () => {
  render(<Inbox />);
  press('j', 'j', 'j', 'j', 'k', 'Escape', 'Escape');
  expect(opened()).toEqual(['one', 'two', 'three', 'three', 'two', null]);
});

it('1 to 4 change the box, ? shows the keys', () => {
  render(<Inbox />);
  press('1', '2', '3', '4', '5', '?');
  expect(heard.onBox.mock.calls.map(([box]) => box)).toEqual(['mine', 'unit', 'sent', 'following']);
  expect(heard.onHelp).toHaveBeenCalledTimes(1);
});

it('A, C and S press what is offered for the open task and may be pressed, once however long they are held', () => {
  render(<Inbox first="one" />);
  press('a', 'c', 's');
  fireEvent.keyDown(document.body, { key: 'a', repeat: true });
  expect(heard.acted.mock.calls.map(([action]) => action)).toEqual(['accept', 'submit']);
});

it('X ticks the task that has the focus, or else the open one', () => {
  render(<Inbox first="two" />);
  press('x');
  screen.getByRole('link').focus();
  press('x');
  expect(heard.onTick.mock.calls.map(([id]) => id)).toEqual(['two', 'three']);
});

it('M goes to the comments, where letters are text again', () => {
  render(<Inbox first="one" />);
  press('m');
  expect(document.activeElement).toBe(screen.getByLabelText('comment'));
  press('j', 'a', 'x', '2');
  expect([heard.onOpen, heard.acted, heard.onTick, heard.onBox].map(({ mock }) => mock.calls.length)).toEqual([
    0, 0, 0, 0,
  ]);
});

it('leaves keys of the browser alone', () => {
  render(<Inbox first="one" />);
  fireEvent.keyDown(document.body, { key: 'a', ctrlKey: true });
  fireEvent.keyDown(document.body, { key: 'j', metaKey: true });
  expect([opened(), heard.acted.mock.calls]).toEqual([[], []]);
});
