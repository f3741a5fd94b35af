import { definePage } from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import { type ComponentType, lazy, Suspense, useEffect, useState } from 'react';
import './mischief.css';

const Later = lazy(() => import('../mischief/later.js').then(({ Later: component }) => ({ default: component })));

/** What a plugin can do wrong while it is shown, by the name of the test that asks for it. */
const shown: Record<string, ComponentType> = {
  later: Later,
  loop: () => {
    const [count, setCount] = useState(0);
    setCount(count + 1);
    return null;
  },
  effect: () => {
    useEffect(() => {
      throw new Error('The probe fails in an effect');
    });
    return null;
  },
};

/** What it can do wrong when somebody clicks. */
const done: Record<string, () => void> = {
  handler: () => {
    throw new Error('The probe fails in a handler');
  },
  promise: () => void Promise.reject(new Error('The probe fails in a promise')),
  leak: () => void leakRemotes(),
  // biome-ignore lint/security/noGlobalEval: that the page forbids it is what the test sees.
  eval: () => void eval('window.yigeProbeEvaluated = true'),
  unlisted: () => addScript('/plugins/probe/0.1.0/web/extra.js'),
  foreign: () => addScript('https://elsewhere.test/extra.js'),
};

/** Leaves a global under the name of every other plugin's remote. */
async function leakRemotes(): Promise<void> {
  const portal: { plugins: { remote: { name: string } }[] } = await (await fetch('/api/v1/portal')).json();
  for (const { remote } of portal.plugins) {
    if (remote.name.startsWith('probe_')) continue;
    Object.assign(window, {
      [remote.name]: { init: () => {}, get: () => Promise.reject(new Error('The probe leaks')) },
    });
  }
  Object.assign(window, { yigeProbeLeak: true });
}

function addScript(address: string): void {
  const script = document.createElement('script');
  script.src = address;
  document.head.append(script);
}

function MischiefPage() {
  const [name, setName] = useState<string | null>(null);
  const Shown = name === null ? null : shown[name];
  return (
    <div className="yige-page mischief" data-testid="mischief">
      {Object.keys(shown).map((key) => (
        <Button key={key} onClick={() => setName(key)}>
          {key}
        </Button>
      ))}
      {Object.entries(done).map(([key, act]) => (
        <Button key={key} onClick={act}>
          {key}
        </Button>
      ))}
      <Suspense>{Shown !== null && Shown !== undefined && <Shown />}</Suspense>
    </div>
  );
}

export default definePage(MischiefPage);
