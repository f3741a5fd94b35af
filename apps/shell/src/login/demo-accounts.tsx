import type { DemoAccount, Role } from '@yige/contracts';
import { defineMessages, useMessages } from '@yige/ui';
import { loginMessages } from './login-messages.js';

const roleMessages = defineMessages<Record<Role, string>>({
  'zh-CN': {
    systemAdministrator: '系统管理员',
    securityAdministrator: '安全管理员',
    auditAdministrator: '审计管理员',
    districtOfficial: '区级干部',
    streetOfficial: '街道干部',
    communitySecretary: '社区书记',
    communityWorker: '社区工作者',
    gridWorker: '网格员',
    gridHead: '兼职网格长',
    stationDoctor: '卫生站医生',
    policeOfficer: '社区民警',
  },
  en: {
    systemAdministrator: 'System administrator',
    securityAdministrator: 'Security administrator',
    auditAdministrator: 'Audit administrator',
    districtOfficial: 'District official',
    streetOfficial: 'Street official',
    communitySecretary: 'Community secretary',
    communityWorker: 'Community worker',
    gridWorker: 'Grid worker',
    gridHead: 'Grid head',
    stationDoctor: 'Station doctor',
    policeOfficer: 'Community police officer',
  },
});

interface DemoAccountsProps {
  accounts: readonly DemoAccount[];
  onChoose: (account: DemoAccount) => void;
}

/** The accounts of the demo district; a click fills the form. */
export function DemoAccounts({ accounts, onChoose }: DemoAccountsProps) {
  const t = useMessages(loginMessages);
  const role = useMessages(roleMessages);
  return (
    <details className="login-demo" open>
      <summary>{t('demo')}</summary>
      <p className="yige-quiet">{t('demoHint')}</p>
      <ul>
        {accounts.map((account) => (
          <li key={account.username}>
            <button type="button" onClick={() => onChoose(account)}>
              <strong>{role(account.role)}</strong>
              <span>{account.unit}</span>
              <span className="yige-quiet">{account.username}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
