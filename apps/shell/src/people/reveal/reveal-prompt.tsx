import { Icon, useDisplay } from '@yige/ui';
import Drawer from 'antd/es/drawer';
import Popover from 'antd/es/popover';
import type { ReactNode } from 'react';
import './reveal.css';

interface RevealPromptProps {
  /** What the button says, and what it says to who does not see where it stands. */
  text: string;
  label: string;
  form: ReactNode;
  open: boolean;
  onChange: (open: boolean) => void;
}

/** The button that opens the form beside it, or on a phone from below. */
export function RevealPrompt({ text, label, form, open, onChange }: RevealPromptProps) {
  const { phone } = useDisplay();
  const button = (
    <button
      type="button"
      className="yige-link-button"
      aria-label={label}
      onClick={phone ? () => onChange(true) : undefined}
    >
      <Icon name="eye" size={16} /> {text}
    </button>
  );
  if (phone) {
    return (
      <>
        {button}
        <Drawer
          open={open}
          placement="bottom"
          size="auto"
          closable={false}
          destroyOnHidden
          title={null}
          onClose={() => onChange(false)}
        >
          {form}
        </Drawer>
      </>
    );
  }
  return (
    <Popover
      open={open}
      trigger={['click']}
      placement="bottomLeft"
      destroyOnHidden
      content={form}
      onOpenChange={onChange}
    >
      {button}
    </Popover>
  );
}

interface HidesItselfProps {
  text: string;
  hide: string;
  onHide: () => void;
}

/** Beside what is shown: how long yet, and to hide it now. */
export function HidesItself({ text, hide, onHide }: HidesItselfProps) {
  return (
    <>
      <small className="yige-quiet">{text}</small>{' '}
      <button type="button" className="yige-link-button" onClick={onHide}>
        {hide}
      </button>
    </>
  );
}
