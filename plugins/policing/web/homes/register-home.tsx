import { useAnnounce, useMessages, usePluginMutation } from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Popconfirm from 'antd/es/popconfirm';
import { z } from 'zod';
import { Fault } from '../text/fault.js';
import { homeMessages } from '../text/home-messages.js';

const nothing = z.undefined();

/** Puts the home of a resident who rents it into the register, once they were told. */
export function RegisterHome({ personId }: { personId: string }) {
  const t = useMessages(homeMessages);
  const announce = useAnnounce();
  const register = usePluginMutation<typeof nothing, { personId: string }>({
    method: 'POST',
    path: '/rented-homes',
    response: nothing,
  });
  return (
    <>
      <Popconfirm
        title={t('registerAsk')}
        okText={t('registerYes')}
        cancelText={t('cancel')}
        onConfirm={() => register.mutate({ personId }, { onSuccess: () => announce(t('registeredDone')) })}
      >
        <Button loading={register.isPending}>{t('register')}</Button>
      </Popconfirm>
      <Fault text={register.error?.message} />
    </>
  );
}

/** Takes it out again, when it is let no longer. */
export function EndHome({ personId }: { personId: string }) {
  const t = useMessages(homeMessages);
  const announce = useAnnounce();
  const end = usePluginMutation({ method: 'DELETE', path: `/rented-homes/${personId}`, response: nothing });
  return (
    <>
      <Popconfirm
        title={t('endAsk')}
        okText={t('endYes')}
        cancelText={t('cancel')}
        onConfirm={() => end.mutate(undefined, { onSuccess: () => announce(t('endedDone')) })}
      >
        <Button loading={end.isPending}>{t('end')}</Button>
      </Popconfirm>
      <Fault text={end.error?.message} />
    </>
  );
}
