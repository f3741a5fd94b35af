import { QueryClientProvider } from '@tanstack/react-query';
import { ProblemError } from '@yige/contracts';
import { LoadingView, YigeProvider } from '@yige/ui';
import { lazy, Suspense, useMemo, useState } from 'react';
import { BrowserRouter } from 'react-router';
import { createQueryClient } from '../api/query-client.js';
import { systemIsDark, usePreferences } from '../preferences/preferences.js';
import { CouldNotStart } from '../states/could-not-start.js';
import { usePortalQuery } from './portal.js';

const LoginPage = lazy(() => import('../login/login-page.js'));
const Portal = lazy(() => import('../frame/portal-frame.js'));

/** The page's nonce, for the styles that antd writes. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;

export function App() {
  const preferences = usePreferences();
  const [loggedOut, setLoggedOut] = useState(false);
  const cache = useMemo(() => createQueryClient(() => setLoggedOut(true)), []);
  const dark = preferences.mode === 'dark' || (preferences.mode === 'system' && systemIsDark());
  return (
    <YigeProvider
      mode={dark ? 'dark' : 'light'}
      largeType={preferences.largeType}
      locale={preferences.locale}
      cspNonce={nonce}
    >
      <QueryClientProvider client={cache}>
        <BrowserRouter>
          <Suspense fallback={<LoadingView />}>
            <Gate loggedOut={loggedOut} onLoggedIn={() => setLoggedOut(false)} />
          </Suspense>
        </BrowserRouter>
      </QueryClientProvider>
    </YigeProvider>
  );
}

/** Portal or login: whatever address was asked for stays, and opens after logging in. */
function Gate({ loggedOut, onLoggedIn }: { loggedOut: boolean; onLoggedIn: () => void }) {
  const portal = usePortalQuery(!loggedOut);
  if (loggedOut) {
    return (
      <LoginPage
        onLoggedIn={() => {
          onLoggedIn();
          void portal.refetch();
        }}
      />
    );
  }
  if (portal.data !== undefined) return <Portal portal={portal.data} />;
  if (portal.error instanceof ProblemError && portal.error.status === 401) return null;
  if (portal.error !== null) return <CouldNotStart onRetry={() => void portal.refetch()} />;
  return <LoadingView />;
}
