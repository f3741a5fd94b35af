import type { Meta, StoryObj } from 'storybook-react-rsbuild';
import { Paper, PaperLine, PaperSignatures } from './paper.js';

const meta: Meta<typeof Paper> = { title: 'Paper', component: Paper };
export default meta;
type Story = StoryObj<typeof Paper>;

export const Letter: Story = {
  args: {
    label: '个人信息更正答复单',
    children: (
      <>
        <h2>个人信息更正答复单</h2>
        <PaperLine>
          <span>爱民佳苑社区</span>
          <span>2026年11月27日</span>
        </PaperLine>
        <h3>答复</h3>
        <p>手机号码已按本人提供的更正。</p>
        <PaperSignatures>
          <span>经办人：</span>
          <span>领取人：</span>
        </PaperSignatures>
      </>
    ),
  },
};

export const Table: Story = {
  args: {
    label: '出租房台账',
    landscape: true,
    children: (
      <>
        <h1>出租房台账</h1>
        <table>
          <thead>
            <tr>
              <th scope="col">房屋</th>
              <th scope="col">上次查看</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <td>3 栋 2 单元 501</td>
              <td>2026年11月6日</td>
            </tr>
          </tbody>
        </table>
      </>
    ),
  },
};
