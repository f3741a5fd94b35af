import { corePermissions } from '@yige/contracts';
import { useMessages } from '@yige/ui';
import { useNavigate } from 'react-router';
import { usePortal } from '../app/portal.js';
import { ButtonMenu } from './button-menu.js';
import { frameMessages } from './frame-messages.js';
import { useAccountActions } from './use-account-actions.js';

export function AccountMenu() {
  const t = useMessages(frameMessages);
  const { account, permissions } = usePortal();
  const navigate = useNavigate();
  const { actions, appearance } = useAccountActions();
  return (
    <ButtonMenu
      menu={{
        selectedKeys: [appearance],
        items: [
          { key: 'name', label: account.displayName, disabled: true },
          { key: 'me', label: t('mySecurity') },
          ...(permissions.includes(corePermissions.taskAct) ? [{ key: 'absences', label: t('myAbsences') }] : []),
          { type: 'divider' },
          {
            key: 'appearance',
            type: 'group',
            label: t('appearance'),
            children: actions.slice(1, 4).map(({ key, label }) => ({ key, label })),
          },
          { type: 'divider' },
          ...actions
            .filter(({ key }) => ['language', 'develop', 'logOut'].includes(key))
            .map(({ key, label }) => ({ key, label })),
        ],
        onClick: ({ key }) => {
          if (key === 'me') void navigate('/me');
          else if (key === 'absences') void navigate('/me/absences');
          else actions.find((action) => action.key === key)?.run();
        },
      }}
    >
      <button type="button" className="top-avatar" aria-label={`${t('account')} ${account.displayName}`}>
        {account.displayName.slice(0, 1)}
      </button>
    </ButtonMenu>
  );
}
