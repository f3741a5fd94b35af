import { type DemoAccount, roleTitles } from '@yige/contracts';
import { useLocalized, useMessages } from '@yige/ui';
import { loginMessages } from './login-messages.js';

interface DemoAccountsProps {
  accounts: readonly DemoAccount[];
  onChoose: (account: DemoAccount) => void;
}

/** The accounts of the demo district; a click fills the form. */
export function DemoAccounts({ accounts, onChoose }: DemoAccountsProps) {
  const t = useMessages(loginMessages);
  const localized = useLocalized();
  return (
    <details className="login-demo" open>
      <summary>{t('demo')}</summary>
      <p className="yige-quiet">{t('demoHint')}</p>
      <ul>
        {accounts.map((account) => (
          <li key={account.username}>
            <button type="button" onClick={() => onChoose(account)}>
              <strong>{localized(roleTitles[account.role])}</strong>
              <span>{account.unit}</span>
              <span className="yige-quiet">{account.username}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
