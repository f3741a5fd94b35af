import Button from 'antd/es/button';
import { useState } from 'react';
import type { Meta, StoryObj } from 'storybook-react-rsbuild';
import { Panel } from '../panel/panel.js';
import { ExtensionBoundary } from './extension-boundary.js';
import { LoadingView } from './loading-view.js';
import { StateView } from './state-view.js';
import { UnavailablePlugin } from './unavailable-plugin.js';

const meta: Meta<typeof StateView> = {
  title: 'States',
  component: StateView,
  args: { kind: 'empty', title: '今天的事都办完了' },
  decorators: [
    (Story) => (
      <Panel title="我的待办">
        <Story />
      </Panel>
    ),
  ],
};
export default meta;
type Story = StoryObj<typeof StateView>;

export const Empty: Story = { args: { description: '新任务来了会出现在这里。', action: <Button>看本周的</Button> } };

export const NoMatch: Story = {
  args: {
    kind: 'noMatch',
    title: '没有符合条件的任务',
    description: '现在的条件：社区警务，已超期，7 栋。',
    action: <Button>清除条件</Button>,
  },
};

export const Failed: Story = {
  args: {
    kind: 'error',
    title: '没有保存成功',
    description: '网络断了一下。您填的内容还在，没有丢。',
    action: <Button type="primary">再保存一次</Button>,
  },
};

export const NoPermission: Story = {
  args: {
    kind: 'noPermission',
    title: '这一页需要“社区书记”岗位',
    description: '您现在的岗位是网格员。需要的话，可以请何文斌授权。',
    action: <Button>换岗位</Button>,
  },
};

export const NotFound: Story = {
  args: { kind: 'notFound', title: '没有这位居民', description: '也可能不在您的辖区里。' },
};

export const Loading: Story = { render: () => <LoadingView label="正在读取居民库" /> };

function Unavailable() {
  const [retries, setRetries] = useState(0);
  return (
    <>
      <UnavailablePlugin
        name="社区警务"
        lastGood={new Date('2026-11-24T10:12:00+08:00')}
        onRetry={() => setRetries((count) => count + 1)}
      />
      {retries > 0 && <p>{retries}</p>}
    </>
  );
}

export const PluginUnavailable: Story = { render: () => <Unavailable /> };

function Policing({ broken }: { readonly broken: boolean }) {
  if (broken) throw new Error('The plugin of this story breaks until it is retried');
  return <p>社区警务</p>;
}

function Crash() {
  const [broken, setBroken] = useState(true);
  return (
    <ExtensionBoundary pluginId="policing" pluginName="社区警务" onRetry={() => setBroken(false)}>
      <Policing broken={broken} />
    </ExtensionBoundary>
  );
}

/** React reports the caught error on the console. */
export const PluginCrashed: Story = { tags: ['logs-an-error'], render: () => <Crash /> };
