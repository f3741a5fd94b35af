import type { Meta, StoryObj } from 'storybook-react-rsbuild';
import { FactList } from './fact-list.js';
import { KnownFact } from './known-fact.js';
import { MaskedValue } from './masked-value.js';

const meta: Meta<typeof KnownFact> = {
  title: 'Facts',
  component: KnownFact,
  args: { label: '居住状况', value: '独居', source: '居民库', date: '2026-11-19' },
};
export default meta;
type Story = StoryObj<typeof KnownFact>;

export const Known: Story = {};

export const Masked: Story = {
  render: () => (
    <FactList
      facts={[
        { label: '身份证号', value: <MaskedValue value="9****************6" /> },
        { label: '手机', value: <MaskedValue value="199****0317" /> },
        { label: '责任网格员', value: '林晓燕' },
      ]}
    />
  ),
};
