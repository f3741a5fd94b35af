import { Icon, Logo, useMessages } from '@yige/ui';
import type { ReactNode } from 'react';
import { changePreferences, usePreferences } from '../preferences/preferences.js';
import { loginMessages } from './login-messages.js';
import { LoginPicture } from './login-picture.js';
import { WaitingNote } from './waiting-note.js';
import './login.css';

/** What stands around every step of logging in: the platform's words, large type, the other language, the notice. */
export function LoginFrame({ children }: { children: ReactNode }) {
  const t = useMessages(loginMessages);
  const { locale, largeType } = usePreferences();
  return (
    <div className="login">
      <section className="login-words" aria-label={t('platform')}>
        <div className="login-brand">
          <Logo size={28} />
          <strong>一格</strong>
          <span>{t('platform')}</span>
        </div>
        <p className="login-claim">
          {t('first')}
          <br />
          {t('second')}
        </p>
        <p className="login-claim-more">{t('third')}</p>
        <LoginPicture />
      </section>
      <main className="login-form">
        <div className="login-tools">
          <button
            type="button"
            className="yige-link-button"
            aria-pressed={largeType}
            onClick={() => changePreferences({ largeType: !largeType })}
          >
            <Icon name="large" /> {t('largeType')}
          </button>
          <button
            type="button"
            className="yige-link-button"
            lang={locale === 'en' ? 'zh-CN' : 'en'}
            onClick={() => changePreferences({ locale: locale === 'en' ? 'zh-CN' : 'en' })}
          >
            {t('otherLanguage')}
          </button>
        </div>
        {children}
        <WaitingNote />
        <p className="login-notice">
          <Icon name="shield" size={16} /> <span>{t('notice')}</span>
        </p>
      </main>
    </div>
  );
}
