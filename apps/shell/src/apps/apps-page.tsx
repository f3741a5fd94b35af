import {
  BureauCell,
  defineMessages,
  Icon,
  StateView,
  useDisplay,
  useFormat,
  useLocalized,
  useMessages,
} from '@yige/ui';
import { Link } from 'react-router';
import { usePortal } from '../app/portal.js';
import { frameMessages } from '../frame/frame-messages.js';
import { hasEntrance, placesBeyondTabs } from '../frame/phone-places.js';
import { placeIcons } from '../frame/rail.js';

const messages = defineMessages({
  'zh-CN': { title: '应用', none: '还没有给您用的应用', noneHint: '部门的插件装好并授权给您的岗位后，会出现在这里。' },
  en: {
    title: 'Apps',
    none: 'There are no apps for you yet',
    noneHint: 'Plugins of bureaus appear here once they are installed and granted to your post.',
  },
});

/** All plugins with pages for this user; on a phone also the places that its tabs have no room for. */
export default function AppsPage() {
  const t = useMessages(messages);
  const format = useFormat();
  const localized = useLocalized();
  const place = useMessages(frameMessages);
  const { phone } = useDisplay();
  const portal = usePortal();
  const places = [...(phone ? placesBeyondTabs(portal) : []), ...portal.morePlaces];
  const plugins = portal.plugins.filter(hasEntrance);
  return (
    <div className="yige-page">
      <h1>{t('title')}</h1>
      {plugins.length + places.length === 0 && <StateView kind="empty" title={t('none')} description={t('noneHint')} />}
      <ul className="apps">
        {places.map((name) => (
          <li key={name}>
            <Link to={`/${name}`}>
              <Icon name={placeIcons[name]} />
              <strong>{place(name)}</strong>
            </Link>
          </li>
        ))}
        {plugins.map(({ id, glyph, color, name, pages }) => (
          <li key={id}>
            <Link to={`/apps/${id}`}>
              <BureauCell glyph={glyph} color={color} size="lg" />
              <span>
                <strong>{localized(name)}</strong>
                <span className="yige-quiet">
                  {format.list(pages.filter(({ navigation }) => navigation).map(({ title }) => localized(title)))}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
