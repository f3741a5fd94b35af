import App from 'antd/es/app';
import { useEffect } from 'react';
import { give } from './feedback.js';

export function FeedbackGiver() {
  return (
    <App component={false}>
      <Giver />
    </App>
  );
}

function Giver() {
  const app = App.useApp();
  useEffect(() => {
    give(app);
    return () => give(null);
  }, [app]);
  return null;
}
