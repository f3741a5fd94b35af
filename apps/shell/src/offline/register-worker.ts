/** A version of the portal that waits to be used; null while there is none. */
type Listener = (apply: () => void) => void;

/**
 * Lets the portal open without network, where the browser can. `onUpdate` is told of a new version that has come: it is
 * used with the next start, or at once by what it is given.
 */
export function registerWorker(onUpdate: Listener): void {
  if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register('/service-worker.js').then(
    (registration) => watch(registration, onUpdate),
    // Everything works without it, as long as there is network.
    (error: unknown) => console.error('Without network the portal will not open', error),
  );
}

function watch(registration: ServiceWorkerRegistration, onUpdate: Listener): void {
  const tell = (worker: ServiceWorker) => {
    // The first one ever replaces nothing.
    if (navigator.serviceWorker.controller === null) return;
    onUpdate(() => {
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
      worker.postMessage('take over');
    });
  };
  if (registration.waiting !== null) tell(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed') tell(worker);
    });
  });
}
