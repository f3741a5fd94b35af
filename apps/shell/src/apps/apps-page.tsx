import { BureauCell, defineMessages, StateView, useLocalized, useMessages } from '@yige/ui';
import { Link } from 'react-router';
import { usePortal } from '../app/portal.js';
import { hasEntrance } from '../frame/rail.js';

const messages = defineMessages({
  'zh-CN': { title: '应用', none: '还没有给您用的应用', noneHint: '部门的插件装好并授权给您的岗位后，会出现在这里。' },
  en: {
    title: 'Apps',
    none: 'There are no apps for you yet',
    noneHint: 'Plugins of bureaus appear here once they are installed and granted to your post.',
  },
});

/** All plugins with pages for this user. */
export default function AppsPage() {
  const t = useMessages(messages);
  const localized = useLocalized();
  const plugins = usePortal().plugins.filter(hasEntrance);
  return (
    <div className="yige-page">
      <h1>{t('title')}</h1>
      {plugins.length === 0 && <StateView kind="empty" title={t('none')} description={t('noneHint')} />}
      <ul className="apps">
        {plugins.map(({ id, glyph, color, name, pages }) => (
          <li key={id}>
            <Link to={`/apps/${id}`}>
              <BureauCell glyph={glyph} color={color} size="lg" />
              <span>
                <strong>{localized(name)}</strong>
                <span className="yige-quiet">
                  {pages
                    .filter(({ navigation }) => navigation)
                    .map(({ title }) => localized(title))
                    .join('、')}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
