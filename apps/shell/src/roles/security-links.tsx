import { corePermissions } from '@yige/contracts';
import { defineMessages, Panel, useMessages } from '@yige/ui';
import { Link } from 'react-router';
import { usePortal } from '../app/portal.js';

const messages = defineMessages({
  'zh-CN': { title: '权限', roles: '岗位权限', reveals: '谁看过居民信息', retention: '信息保存期限' },
  en: {
    title: 'Access',
    roles: 'What roles may do',
    reveals: 'Who saw residents’ data',
    retention: 'How long records are kept',
  },
});

/** Ways from the security page to what else the security administrator looks after. */
export function SecurityLinks() {
  const t = useMessages(messages);
  const { permissions } = usePortal();
  return (
    <Panel title={t('title')}>
      <ul className="yige-plain-list">
        {permissions.includes(corePermissions.roleRead) && (
          <li>
            <Link to="/security/roles">{t('roles')}</Link>
          </li>
        )}
        {permissions.includes(corePermissions.revealRead) && (
          <li>
            <Link to="/security/reveals">{t('reveals')}</Link>
          </li>
        )}
        {permissions.includes(corePermissions.retentionManage) && (
          <li>
            <Link to="/security/retention">{t('retention')}</Link>
          </li>
        )}
      </ul>
    </Panel>
  );
}
