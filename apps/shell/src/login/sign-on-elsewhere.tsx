import { useQuery } from '@tanstack/react-query';
import { LOGIN_FAULT_PARAMETER, loginFaultSchema, SINGLE_SIGN_ON_PATHS } from '@yige/contracts';
import { Icon, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { useSearchParams } from 'react-router';
import { client } from '../api/client.js';
import { loginMessages } from './login-messages.js';

const FAULTS = { unknownAccount: 'signOnUnknown', failed: 'signOnFailed' } as const;

/** The way to the site's identity provider, where there is one, and why the last way back led to no session. */
export function SignOnElsewhere() {
  const t = useMessages(loginMessages);
  const [search] = useSearchParams();
  const provider = useQuery({ queryKey: ['single-sign-on'], queryFn: () => client.singleSignOn.get(), retry: false });
  const name = provider.data?.name ?? null;
  if (name === null) return null;
  const fault = loginFaultSchema.safeParse(search.get(LOGIN_FAULT_PARAMETER));
  return (
    <>
      <Button size="large" block href={SINGLE_SIGN_ON_PATHS.start}>
        {t('signOn', { name })}
      </Button>
      {fault.success && (
        <p className="yige-fault" role="alert">
          <Icon name="alert" size={16} /> <span>{t(FAULTS[fault.data])}</span>
        </p>
      )}
    </>
  );
}
