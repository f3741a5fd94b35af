import type { Meta, StoryObj } from 'storybook-react-rsbuild';
import { Icon, type IconName } from './icon.js';
import { Logo } from './logo.js';
import { shapes } from './shapes.js';

const names = Object.keys(shapes).filter((name): name is IconName => name in shapes);

const meta: Meta<typeof Icon> = { title: 'Foundations/Icon', component: Icon, args: { name: 'inbox' } };
export default meta;
type Story = StoryObj<typeof Icon>;

export const One: Story = { args: { name: 'search', label: '搜索' } };

export const All: Story = {
  render: () => (
    <ul style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, 128px)', gap: 16, padding: 0, margin: 0 }}>
      {names.map((name) => (
        <li key={name} style={{ display: 'grid', justifyItems: 'center', gap: 8 }}>
          <span style={{ display: 'flex', alignItems: 'center', gap: 8 }}>
            <Icon name={name} size={28} />
            <Icon name={name} />
            <Icon name={name} size={14} />
          </span>
          {name}
        </li>
      ))}
    </ul>
  ),
};

export const Mark: Story = {
  render: () => (
    <p style={{ display: 'flex', alignItems: 'center', gap: 12 }}>
      <Logo />
      <Logo size={28} />
      <Logo size={48} />
      <strong>一格</strong>
    </p>
  ),
};
