import type { DropdownProps } from 'antd/es/dropdown';
import { cloneElement, lazy, type ReactElement, Suspense, useState } from 'react';

const Dropdown = lazy(() => import('antd/es/dropdown'));

interface ButtonMenuProps {
  menu: NonNullable<DropdownProps['menu']>;
  /** The button. */
  children: ReactElement<{ onClick?: () => void; 'aria-haspopup'?: 'menu'; 'aria-expanded'?: boolean }>;
}

/** A button with a menu. What draws menus is fetched when the first one is opened: most of a page never are. */
export function ButtonMenu({ menu, children }: ButtonMenuProps) {
  const [open, setOpen] = useState<boolean | null>(null);
  if (open === null) {
    return cloneElement(children, { onClick: () => setOpen(true), 'aria-haspopup': 'menu', 'aria-expanded': false });
  }
  return (
    <Suspense fallback={children}>
      <Dropdown trigger={['click']} autoFocus open={open} onOpenChange={setOpen} menu={menu}>
        {children}
      </Dropdown>
    </Suspense>
  );
}
