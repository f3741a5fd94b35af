import { Icon, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Popover from 'antd/es/popover';
import { type ReactNode, useRef } from 'react';
import { ledgerMessages } from '../ledger-messages.js';

interface TracePopoverProps {
  /** Of the head within `children`. */
  titleId: string;
  children: ReactNode;
  /** Esc and the button give the focus back to the cell; a click elsewhere has taken it along. */
  onClose: (how: 'returning' | 'elsewhere') => void;
}

/** The trace beside its cell, within which it stands. */
export function TracePopover({ titleId, children, onClose }: TracePopoverProps) {
  const t = useMessages(ledgerMessages);
  const panel = useRef<HTMLDivElement>(null);
  const content = (
    <div
      ref={panel}
      role="dialog"
      aria-labelledby={titleId}
      tabIndex={-1}
      className="ledger-trace-popover"
      onKeyDown={({ key }) => key === 'Escape' && onClose('returning')}
    >
      {children}
      <Button
        type="text"
        size="small"
        className="ledger-trace-close"
        icon={<Icon name="close" size={16} label={t('close')} />}
        onClick={() => onClose('returning')}
      />
    </div>
  );
  return (
    <Popover
      open
      trigger={['click']}
      placement="bottom"
      content={content}
      onOpenChange={(open) => !open && onClose('elsewhere')}
      afterOpenChange={(open) => open && panel.current?.focus()}
    >
      <span className="ledger-trace-anchor" />
    </Popover>
  );
}
