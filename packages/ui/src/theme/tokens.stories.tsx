import type { Meta, StoryObj } from 'storybook-react-rsbuild';
import { Panel } from '../panel/panel.js';
import { useDisplay } from './display.js';
import { tokens } from './tokens.js';

function Palette() {
  const { mode } = useDisplay();
  const colors = Object.entries(tokens.color[mode].antd).filter(([name]) => name.startsWith('color'));
  return (
    <Panel title="Colours" hint={mode}>
      <ul style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(240px, 1fr))', gap: 8, padding: 0 }}>
        {colors.map(([name, value]) => (
          <li key={name} style={{ display: 'flex', alignItems: 'center', gap: 8 }}>
            <span
              style={{
                inlineSize: 32,
                blockSize: 32,
                background: value,
                border: '1px solid var(--yige-border-strong)',
                borderRadius: 'var(--ant-border-radius)',
              }}
            />
            {name}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const meta: Meta<typeof Palette> = { title: 'Theme/Tokens', component: Palette };
export default meta;

export const Colours: StoryObj<typeof Palette> = {};
