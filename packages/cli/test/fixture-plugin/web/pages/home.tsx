import { definePage } from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import { lazy, Suspense, useState } from 'react';

const More = lazy(() => import('./more.js'));

function HomePage() {
  const [count, setCount] = useState(0);
  return (
    <>
      <Button onClick={() => setCount(count + 1)}>{count}</Button>
      <Suspense>{count > 0 && <More />}</Suspense>
    </>
  );
}

export default definePage(HomePage);
