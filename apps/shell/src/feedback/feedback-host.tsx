import { lazy, Suspense, useEffect } from 'react';
import { Boundary } from '../states/boundary.js';
import { useIsWanted } from './feedback.js';

/** In milliseconds, once the portal stands. */
const FETCHED_AFTER = 5_000;

const fetchGiver = async () => ({ default: (await import('./feedback-giver.js')).FeedbackGiver });
const FeedbackGiver = lazy(fetchGiver);

/** Messages, questions and notices of the whole page; one a page, within its theme. */
export function FeedbackHost() {
  const isWanted = useIsWanted();
  useEffect(() => {
    // What says that the network is gone has to be there by then. Where it does not arrive, the first message asks again.
    const timer = setTimeout(() => void fetchGiver().catch(() => undefined), FETCHED_AFTER);
    return () => clearTimeout(timer);
  }, []);
  if (!isWanted) return null;
  return (
    <Boundary instead={null}>
      <Suspense>
        <FeedbackGiver />
      </Suspense>
    </Boundary>
  );
}
