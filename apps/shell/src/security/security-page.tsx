import { defineMessages, useMessages } from '@yige/ui';
import Tabs from 'antd/es/tabs';
import { SecurityLinks } from '../roles/security-links.js';
import { AccountsTab } from './accounts-tab.js';
import { KeyRingsTab } from './key-rings-tab.js';
import { ServiceAccountsTab } from './service-accounts-tab.js';
import { SettingsTab } from './settings-tab.js';
import { SigningKeysTab } from './signing-keys-tab.js';
import './security.css';

const messages = defineMessages({
  'zh-CN': {
    title: '安全',
    settings: '安全设置',
    accounts: '账号和登录',
    services: '服务账号',
    keys: '签名密钥',
    rings: '数据密钥',
  },
  en: {
    title: 'Security',
    settings: 'Settings',
    accounts: 'Accounts and logins',
    services: 'Service accounts',
    keys: 'Signing keys',
    rings: 'Data keys',
  },
});

/** What the security administrator decides and sees: how people log in, who is logged in, which systems read. */
export default function SecurityPage() {
  const t = useMessages(messages);
  return (
    <div className="yige-page">
      <h1>{t('title')}</h1>
      <SecurityLinks />
      <Tabs
        items={[
          { key: 'settings', label: t('settings'), children: <SettingsTab /> },
          { key: 'accounts', label: t('accounts'), children: <AccountsTab /> },
          { key: 'services', label: t('services'), children: <ServiceAccountsTab /> },
          { key: 'keys', label: t('keys'), children: <SigningKeysTab /> },
          { key: 'rings', label: t('rings'), children: <KeyRingsTab /> },
        ]}
      />
    </div>
  );
}
