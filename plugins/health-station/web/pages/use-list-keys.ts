import { type RefObject, useEffect, useRef } from 'react';

/** J and K move the focus from one item's first button to the next, as in the portal's own lists. */
export function useListKeys(): RefObject<HTMLUListElement | null> {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const move = (event: KeyboardEvent) => {
      if ((event.key !== 'j' && event.key !== 'k') || isTyping(event.target)) return;
      const buttons = [...(list.current?.children ?? [])].flatMap((item) => item.querySelector('button') ?? []);
      const focused = document.activeElement?.closest('li');
      const at = buttons.findIndex((button) => button.closest('li') === focused);
      const next = at + (event.key === 'j' ? 1 : -1);
      buttons[Math.max(0, Math.min(buttons.length - 1, next))]?.focus();
    };
    window.addEventListener('keydown', move);
    return () => window.removeEventListener('keydown', move);
  }, []);
  return list;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, [role="dialog"]') !== null;
}
