import { Icon, useDisplay, useMessages } from '@yige/ui';
import { lazy, Suspense, useEffect, useState } from 'react';
import { frameMessages } from '../frame/frame-messages.js';

const SearchPalette = lazy(async () => ({ default: (await import('./search-palette.js')).SearchPalette }));

/** The way to the search, by a press or Ctrl K; what it opens is fetched then. */
export function SearchEntrance() {
  const t = useMessages(frameMessages);
  const { phone } = useDisplay();
  const [open, setOpen] = useState(false);
  const [early, setEarly] = useState('');
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
        aria-label={phone ? t('search') : undefined}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Icon name="search" />
        {!phone && <span>{t('searchLong')}</span>}
        {!phone && <kbd>Ctrl K</kbd>}
      </button>
      {open && (
        <Suspense fallback={<EarlyKeys onType={(character) => setEarly((typed) => typed + character)} />}>
          <SearchPalette
            initialText={early}
            onClose={() => {
              setOpen(false);
              setEarly('');
            }}
          />
        </Suspense>
      )}
    </>
  );
}

/** Keeps what is typed while the palette is still on its way. */
function EarlyKeys({ onType }: { onType: (character: string) => void }) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      onType(event.key);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [onType]);
  return null;
}
