import { type TaskBox, taskBoxSchema } from '@yige/contracts';
import { useEffect } from 'react';
import { COMMENT_FIELD } from './comment-field.js';

interface ListKeys {
  /** Ids in the order on the screen. */
  shown: readonly string[];
  selected: string | null;
  onOpen: (id: string | null) => void;
  onTick: (id: string) => void;
  onBox: (box: TaskBox) => void;
  onHelp: () => void;
}

/**
 * J and K open the next and the previous task, X ticks the one that is open or has the focus, Esc goes back to the list,
 * 1 to 4 change the box, A, C and S press 接单, 我来办 and 提交 of the open task where they are offered, M goes to its
 * comments, ? shows the keys; not while something is being typed.
 */
export function useListKeys({ shown, selected, onOpen, onTick, onBox, onHelp }: ListKeys): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === 'Escape' && selected !== null) onOpen(null);
      if (event.key === '?') onHelp();
      const box = taskBoxSchema.options[Number(event.key) - 1];
      if (box !== undefined) onBox(box);
      const key = event.key.toLowerCase();
      const action = pressed[key];
      // A key that is held down acts once.
      if (action !== undefined && !event.repeat) buttonOf(action)?.click();
      const comment = key === 'm' ? document.getElementById(COMMENT_FIELD) : null;
      if (comment !== null) {
        event.preventDefault();
        comment.focus();
      }
      if (key === 'x') {
        const id = focused(shown) ?? selected;
        if (id !== null && shown.includes(id)) onTick(id);
      }
      const step = { j: 1, k: -1 }[key];
      if (step === undefined || shown.length === 0) return;
      const at = selected === null ? -1 : shown.indexOf(selected);
      const next = at === -1 ? 0 : Math.min(Math.max(at + step, 0), shown.length - 1);
      const id = shown[next];
      if (id === undefined) return;
      event.preventDefault();
      onOpen(id);
      document.getElementById(`task-${id}`)?.scrollIntoView({ block: 'nearest' });
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [shown, selected, onOpen, onTick, onBox, onHelp]);
}

const pressed: Partial<Record<string, 'accept' | 'claim' | 'submit'>> = { a: 'accept', c: 'claim', s: 'submit' };

/** In the bar of the open task, where it is offered and may be pressed. */
function buttonOf(action: string): HTMLButtonElement | null {
  return document.querySelector<HTMLButtonElement>(`.task-bar button[data-action="${action}"]:not(:disabled)`);
}

/** The task whose row has the focus. */
function focused(shown: readonly string[]): string | null {
  const row = document.activeElement?.closest('li[id^="task-"]');
  const id = row?.id.slice('task-'.length) ?? null;
  return id !== null && shown.includes(id) ? id : null;
}

/** In a text field letters are text; in an open dialog Esc belongs to the dialog. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('[role="dialog"]') !== null) return true;
  const textual = target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type);
  return textual || target instanceof HTMLTextAreaElement || target.isContentEditable;
}
