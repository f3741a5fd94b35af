import { lazy, Suspense } from 'react';
import { useIsWanted } from './feedback.js';

const FeedbackGiver = lazy(async () => ({ default: (await import('./feedback-giver.js')).FeedbackGiver }));

/** Messages, questions and notices of the whole page; one a page, within its theme. */
export function FeedbackHost() {
  if (!useIsWanted()) return null;
  return (
    <Suspense>
      <FeedbackGiver />
    </Suspense>
  );
}
