import { definePage } from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import { useState } from 'react';

function HomePage() {
  const [count, setCount] = useState(0);
  return <Button onClick={() => setCount(count + 1)}>{count}</Button>;
}

export default definePage(HomePage);
