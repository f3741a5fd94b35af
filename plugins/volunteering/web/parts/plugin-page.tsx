import { useMessages, usePluginNavigation } from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Flex from 'antd/es/flex';
import type { ReactNode } from 'react';
import { words } from '../text/words.js';

const places = { activities: '/', volunteers: '/volunteers', hours: '/hours', help: '/help' } as const;
type Place = keyof typeof places;
const order: readonly Place[] = ['activities', 'volunteers', 'hours', 'help'];

interface PluginPageProps {
  place: Place;
  /** The page's primary action. */
  action?: ReactNode;
  children: ReactNode;
}

/** A page of this plugin: its title, what can be done, and the way to the others. */
export function PluginPage({ place, action, children }: PluginPageProps) {
  const t = useMessages(words);
  const { navigate } = usePluginNavigation();
  return (
    <div className="yige-page">
      <header className="yige-page-head">
        <h1>{t(place)}</h1>
        <Flex wrap gap="small">
          {action}
          {order
            .filter((other) => other !== place)
            .map((other) => (
              <Button key={other} onClick={() => navigate(places[other])}>
                {t(other)}
              </Button>
            ))}
        </Flex>
      </header>
      {children}
    </div>
  );
}
