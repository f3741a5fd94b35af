import type { Meta, StoryObj } from 'storybook-react-rsbuild';
import { Cells } from './cells.js';

const meta: Meta<typeof Cells> = {
  title: 'Cells',
  component: Cells,
  args: { label: '接下来 7 天要做的探访' },
};
export default meta;
type Story = StoryObj<typeof Cells>;

const counts = [3, 0, 5, 12, 1, 8, 4];

export const Days: Story = {
  args: { items: counts.map((count, index) => ({ key: String(index), label: `${20 + index}日`, count })) },
};

export const WithLate: Story = {
  args: {
    items: [
      { key: 'late', label: '更早', count: 6, late: true },
      { key: 'yesterday', label: '昨天', count: 2 },
      { key: 'today', label: '今天', count: 9 },
    ],
  },
};
