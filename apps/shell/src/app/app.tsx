import { QueryClientProvider } from '@tanstack/react-query';
import { ProblemError } from '@yige/contracts';
import { InTimeZone, LoadingView, YigeProvider } from '@yige/ui';
import { lazy, Suspense, useMemo, useState } from 'react';
import { BrowserRouter } from 'react-router';
import { createQueryClient } from '../api/query-client.js';
import { FeedbackHost } from '../feedback/feedback-host.js';
import { closeDevice } from '../offline/kept-portal.js';
import { systemIsDark, usePreferences } from '../preferences/preferences.js';
import { useIsAsking } from '../security/asking.js';
import { Boundary } from '../states/boundary.js';
import { CouldNotStart } from '../states/could-not-start.js';
import { PageFailed } from '../states/page-failed.js';
import { usePortalQuery } from './portal.js';

const LoginPage = lazy(() => import('../login/login-page.js'));
const ForcedPassword = lazy(() => import('../login/forced-password-page.js'));
const ForcedSecondFactor = lazy(() => import('../login/forced-second-factor-page.js'));
const ConfirmationDialog = lazy(async () => ({
  default: (await import('../security/confirmation-dialog.js')).ConfirmationDialog,
}));
const Portal = lazy(() => import('../frame/portal-frame.js'));

/** The page's nonce, for the styles that antd writes. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;

export function App() {
  const preferences = usePreferences();
  const [loggedOut, setLoggedOut] = useState(false);
  const cache = useMemo(
    () =>
      createQueryClient(() => {
        setLoggedOut(true);
        void closeDevice();
      }),
    [],
  );
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
          <Boundary instead={<PageFailed />}>
            <Suspense fallback={<LoadingView />}>
              <Gate loggedOut={loggedOut} onLoggedIn={() => setLoggedOut(false)} />
            </Suspense>
          </Boundary>
          <Suspense>
            <Confirmation />
          </Suspense>
          <FeedbackHost />
        </BrowserRouter>
      </QueryClientProvider>
    </YigeProvider>
  );
}

/** Portal or login: whatever address was asked for stays, and opens after logging in. */
function Gate({ loggedOut, onLoggedIn }: { loggedOut: boolean; onLoggedIn: () => void }) {
  const portal = usePortalQuery(!loggedOut);
  const [typed, setTyped] = useState<string | null>(null);
  const open = () => {
    setTyped(null);
    void portal.refetch();
  };
  if (loggedOut) {
    return (
      <LoginPage
        onLoggedIn={(passwordToChange) => {
          onLoggedIn();
          setTyped(passwordToChange);
          void portal.refetch();
        }}
      />
    );
  }
  const refusal = portal.error instanceof ProblemError ? portal.error : null;
  if (refusal?.code === 'password.changeRequired') return <ForcedPassword current={typed} onChanged={open} />;
  if (refusal?.code === 'secondFactor.enrolmentRequired') return <ForcedSecondFactor onDone={open} />;
  // Another post is another portal: nothing that was on screen under the one before stays, or is read again without its rights.
  if (portal.data !== undefined) {
    return (
      <InTimeZone zone={portal.data.timeZone}>
        <Portal key={portal.data.actingPostId ?? 'all'} portal={portal.data} />
      </InTimeZone>
    );
  }
  if (refusal?.status === 401) return null;
  if (portal.error !== null) return <CouldNotStart onRetry={() => void portal.refetch()} />;
  return <LoadingView />;
}

/** The dialog comes with its first question: most days nobody is asked. */
function Confirmation() {
  return useIsAsking() ? <ConfirmationDialog /> : null;
}
