import { Icon, Logo, useDisplay, useMessages } from '@yige/ui';
import { Link } from 'react-router';
import { CutSign } from '../live/cut-sign.js';
import { NoticeBell } from '../notices/notice-bell.js';
import { changePreferences } from '../preferences/preferences.js';
import { SearchEntrance } from '../search/search-entrance.js';
import { AccountMenu } from './account-menu.js';
import { ButtonPopover } from './button-popover.js';
import { frameMessages } from './frame-messages.js';
import { PostSwitcher } from './post-switcher.js';

export function TopBar() {
  const t = useMessages(frameMessages);
  const { phone, largeType } = useDisplay();
  const help = (
    <div className="help">
      <strong>{t('helpTitle')}</strong>
      <span>{t('helpNext')}</span>
      <span>{t('helpOpen')}</span>
      <span>{t('helpTick')}</span>
      <span>{t('helpSearch')}</span>
    </div>
  );
  return (
    <header className="top-bar">
      <Link to="/" className="top-brand">
        <Logo size={20} /> <strong>一格</strong>
      </Link>
      <PostSwitcher />
      {!phone && <SearchEntrance />}
      <div className="top-tools">
        <CutSign />
        {phone && <SearchEntrance />}
        <button
          type="button"
          className="top-tool"
          aria-pressed={largeType}
          onClick={() => changePreferences({ largeType: !largeType })}
        >
          <Icon name="large" /> <span>{t('largeType')}</span>
        </button>
        {!phone && (
          <ButtonPopover content={() => help}>
            <button type="button" className="top-tool">
              <Icon name="help" /> {t('help')}
            </button>
          </ButtonPopover>
        )}
        <NoticeBell />
        {!phone && <AccountMenu />}
      </div>
    </header>
  );
}
