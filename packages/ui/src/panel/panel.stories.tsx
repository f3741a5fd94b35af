import Button from 'antd/es/button';
import type { Meta, StoryObj } from 'storybook-react-rsbuild';
import { BureauCell } from '../bureau/bureau-cell.js';
import { FactList } from '../fact/fact-list.js';
import { Panel } from './panel.js';

const meta: Meta<typeof Panel> = {
  title: 'Panel',
  component: Panel,
  args: { title: '四种关系', children: '户籍、居住、集体股权、服务归属' },
};
export default meta;
type Story = StoryObj<typeof Panel>;

export const WithHint: Story = { args: { hint: '分开记，各有来源和日期' } };

export const OfAPlugin: Story = {
  args: {
    title: '居家养老',

    leading: <BureauCell glyph="养" color="elderly" />,
    extra: <Button type="link">打开</Button>,
    children: (
      <FactList
        facts={[
          { label: '探访档次', value: '重点，每月 1 次' },
          { label: '本月探访', value: '走访中，今天 10:26 开始' },
          { label: '服务券', value: '余 120.00 元，12月31日到期' },
          { label: '下一项服务', value: undefined },
        ]}
      />
    ),
  },
};
