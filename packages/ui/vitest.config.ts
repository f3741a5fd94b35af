import { vitestPreset } from '@yige/config/vitest/preset.mjs';
import { mergeConfig } from 'vitest/config';

// antd's ES modules import folders, which bundlers resolve and Node doesn't.
export default mergeConfig(vitestPreset, {
  test: { testTimeout: 60_000, server: { deps: { inline: [/antd/, /@ant-design/, /@rc-component/] } } },
});
