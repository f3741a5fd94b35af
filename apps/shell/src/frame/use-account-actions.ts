import { useQueryClient } from '@tanstack/react-query';
import { SINGLE_SIGN_ON_COOKIE, SINGLE_SIGN_ON_PATHS } from '@yige/contracts';
import { useMessages } from '@yige/ui';
import { useNavigate } from 'react-router';
import { client } from '../api/client.js';
import { usePortal } from '../app/portal.js';
import { modal } from '../feedback/feedback.js';
import { wipeDevice } from '../offline/kept-portal.js';
import { changePreferences, usePreferences } from '../preferences/preferences.js';
import { useCapturedVisits } from '../visits/visit-device.js';
import { frameMessages } from './frame-messages.js';

function cameFromProvider(): boolean {
  return document.cookie.split('; ').includes(`${SINGLE_SIGN_ON_COOKIE}=1`);
}

interface AccountAction {
  key: string;
  label: string;
  run: () => void;
}

/** What the account menu of a desktop and 我的 of a phone offer. */
export function useAccountActions(): { actions: AccountAction[]; appearance: string } {
  const t = useMessages(frameMessages);
  const cache = useQueryClient();
  const { locale, mode } = usePreferences();
  const { account, development } = usePortal();
  const navigate = useNavigate();
  const captured = useCapturedVisits();
  const logOut = async () => {
    await client.sessions.end();
    await wipeDevice(account.id);
    cache.clear();
    // A fresh page leaves nothing of the session in memory. Who came from the site's provider is logged out there too.
    location.assign(cameFromProvider() ? SINGLE_SIGN_ON_PATHS.logout : '/');
  };
  /** What has not gone up yet would be lost with the device's key: nobody does that unasked. */
  const askToLogOut = () => {
    if (captured.length === 0) return void logOut();
    modal.confirm({
      title: t('logOutLoses', { count: captured.length }),
      content: t('logOutLosesHint'),
      okText: t('logOutAnyway'),
      cancelText: t('stay'),
      okButtonProps: { danger: true },
      onOk: logOut,
    });
  };
  return {
    appearance: mode,
    actions: [
      {
        key: 'language',
        label: t('language'),
        run: () => changePreferences({ locale: locale === 'en' ? 'zh-CN' : 'en' }),
      },
      { key: 'system', label: t('modeSystem'), run: () => changePreferences({ mode: 'system' }) },
      { key: 'light', label: t('modeLight'), run: () => changePreferences({ mode: 'light' }) },
      { key: 'dark', label: t('modeDark'), run: () => changePreferences({ mode: 'dark' }) },
      ...(development === true
        ? [{ key: 'develop', label: t('develop'), run: () => void navigate('/development') }]
        : []),
      { key: 'logOut', label: t('logOut'), run: askToLogOut },
    ],
  };
}
