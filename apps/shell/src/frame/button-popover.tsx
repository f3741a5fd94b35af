import type { PopoverProps } from 'antd/es/popover';
import { cloneElement, lazy, type ReactElement, type ReactNode, Suspense, useState } from 'react';
import { fetchAhead } from './fetch-ahead.js';

const fetchPopover = () => import('antd/es/popover');
const Popover = lazy(fetchPopover);

interface ButtonProps {
  onClick?: () => void;
  onPointerEnter?: () => void;
  autoFocus?: boolean;
  'aria-expanded'?: boolean;
}

interface ButtonPopoverProps {
  /** Is given the way to close it. */
  content: (close: () => void) => ReactNode;
  placement?: NonNullable<PopoverProps['placement']>;
  /** The button. */
  children: ReactElement<ButtonProps>;
}

/** A button that opens something beside itself. What places it is fetched when the pointer comes near, or with the first click. */
export function ButtonPopover({ content, placement = 'bottom', children }: ButtonPopoverProps) {
  const [open, setOpen] = useState<boolean | null>(null);
  if (open === null) {
    const near = () => fetchAhead(fetchPopover);
    return cloneElement(children, { onClick: () => setOpen(true), onPointerEnter: near, 'aria-expanded': false });
  }
  return (
    <Suspense fallback={children}>
      <Popover
        trigger={['click']}
        placement={placement}
        open={open}
        onOpenChange={setOpen}
        destroyOnHidden
        content={content(() => setOpen(false))}
      >
        {/* The button is another one from the first click on, and keeps the focus. */}
        {cloneElement(children, { autoFocus: true, 'aria-expanded': open })}
      </Popover>
    </Suspense>
  );
}
