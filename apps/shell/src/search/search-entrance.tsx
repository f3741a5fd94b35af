import { Icon, useDisplay, useMessages } from '@yige/ui';
import { lazy, Suspense, useEffect, useState } from 'react';
import { frameMessages } from '../frame/frame-messages.js';

const SearchPalette = lazy(async () => ({ default: (await import('./search-palette.js')).SearchPalette }));

/** The way to the search, by a press or Ctrl K; what it opens is fetched then. */
export function SearchEntrance() {
  const t = useMessages(frameMessages);
  const { phone } = useDisplay();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      setOpen(true);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
  return (
    <>
      <button
        type="button"
        className={phone ? 'top-tool top-search-phone' : 'top-search'}
        aria-label={t('search')}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Icon name="search" />
        {!phone && <span>{t('searchLong')}</span>}
        {!phone && <kbd>Ctrl K</kbd>}
      </button>
      {open && (
        <Suspense fallback={null}>
          <SearchPalette onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
