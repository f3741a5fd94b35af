import { lazy, Suspense, useEffect } from 'react';
import { fetchAhead } from '../frame/fetch-ahead.js';
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
    // What says that the network is gone has to be there by then.
    const timer = setTimeout(() => fetchAhead(fetchGiver), FETCHED_AFTER);
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
