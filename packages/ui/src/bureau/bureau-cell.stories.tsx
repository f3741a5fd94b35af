import type { Meta, StoryObj } from 'storybook-react-rsbuild';
import { BureauCell } from './bureau-cell.js';

const meta: Meta<typeof BureauCell> = {
  title: 'Foundations/BureauCell',
  component: BureauCell,
  args: { glyph: '养', color: 'elderly', title: '居家养老' },
};
export default meta;
type Story = StoryObj<typeof BureauCell>;

export const One: Story = {};

export const Bureaus: Story = {
  render: () => (
    <p style={{ display: 'flex', gap: 12 }}>
      <BureauCell glyph="警" color="police" title="社区警务" />
      <BureauCell glyph="卫" color="health" title="社区卫生站" />
      <BureauCell glyph="养" color="elderly" title="居家养老" />
      <BureauCell glyph="志" color="volunteer" title="志愿服务" />
      <BureauCell glyph="党" color="party" title="党建" />
      <BureauCell glyph="街" color="other" title="柳岸街道" />
    </p>
  ),
};

export const Sizes: Story = {
  render: (args) => (
    <p style={{ display: 'flex', alignItems: 'center', gap: 12 }}>
      <BureauCell {...args} size="sm" />
      <BureauCell {...args} />
      <BureauCell {...args} size="md" />
      <BureauCell {...args} size="lg" />
    </p>
  ),
};
