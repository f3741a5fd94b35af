import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    // antd's ES modules import folders, which bundlers resolve and Node doesn't.
    server: { deps: { inline: [/antd/, /@ant-design/, /@rc-component/] } },
  },
});
