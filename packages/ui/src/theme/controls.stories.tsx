import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import Checkbox from 'antd/es/checkbox';
import Input from 'antd/es/input';
import Radio from 'antd/es/radio';
import Switch from 'antd/es/switch';
import Table from 'antd/es/table';
import type { Meta, StoryObj } from 'storybook-react-rsbuild';
import { Panel } from '../panel/panel.js';

/** antd's own components under our theme. */
function Controls() {
  return (
    <div style={{ display: 'grid', gap: 16 }}>
      <Panel title="按钮">
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 12 }}>
          <Button type="primary">提交</Button>
          <Button>存草稿</Button>
          <Button danger>停用</Button>
          <Button type="link">看历史</Button>
          <Button disabled>下一步</Button>
        </div>
      </Panel>
      <Panel title="字段">
        <div style={{ display: 'grid', justifyItems: 'start', gap: 12, maxInlineSize: 360 }}>
          <Input aria-label="姓名" defaultValue="陈志明" />
          <Input aria-label="血糖" status="error" defaultValue="126" />
          <Input aria-label="地址" placeholder="搜索居民、地址、任务、台账" />
          <Radio.Group options={['上门', '电话', '没见到人']} defaultValue="上门" aria-label="探访方式" />
          <Checkbox.Group options={['燃气关好', '电线完好']} defaultValue={['燃气关好']} />
          <Switch aria-label="大字" defaultChecked />
        </div>
      </Panel>
      <Alert type="warning" showIcon title="没有网络，填的内容先存在手机里。" />
      <Panel title="事实" flush>
        <Table
          pagination={false}
          rowKey="fact"
          columns={[
            { title: '事实', dataIndex: 'fact' },
            { title: '内容', dataIndex: 'content' },
            { title: '日期', dataIndex: 'date' },
          ]}
          dataSource={[
            { fact: '居住状况', content: '独居（子女在外市）', date: '2026-11-19' },
            { fact: '高龄津贴', content: '80～89 岁档，50.00 元/月', date: '2026-01-01' },
          ]}
        />
      </Panel>
    </div>
  );
}

const meta: Meta<typeof Controls> = { title: 'Theme/Controls', component: Controls };
export default meta;

export const UnderOurTheme: StoryObj<typeof Controls> = {};
