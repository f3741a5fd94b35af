import type { Meta, StoryObj } from 'storybook-react-rsbuild';
import { DueLabel } from './due-label.js';
import { type Status, StatusChip } from './status-chip.js';

const statuses: Status[] = [
  'notStarted',
  'inProgress',
  'closed',
  'dueSoon',
  'overdue',
  'waiting',
  'refusable',
  'pendingUpload',
  'blocked',
  'withdrawn',
];

const meta: Meta<typeof StatusChip> = { title: 'Status', component: StatusChip, args: { status: 'inProgress' } };
export default meta;
type Story = StoryObj<typeof StatusChip>;

export const Chips: Story = {
  render: () => (
    <p style={{ display: 'flex', flexWrap: 'wrap', gap: 12 }}>
      {statuses.map((status) => (
        <StatusChip key={status} status={status} />
      ))}
    </p>
  ),
};

export const OwnWord: Story = { args: { status: 'dueSoon', label: '12月31日年审' } };

const now = new Date('2026-11-24T10:41:00+08:00');

export const Due: Story = {
  render: () => (
    <p style={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 12 }}>
      <DueLabel now={now} dueAt="2026-11-30T23:59:59.999+08:00" />
      <DueLabel now={now} dueAt="2027-01-04T23:59:59.999+08:00" />
      <DueLabel now={now} dueAt="2026-11-24T23:59:59.999+08:00" />
      <DueLabel now={now} dueAt="2026-11-24T18:00:00.000+08:00" />
      <DueLabel now={now} dueAt="2026-11-24T09:00:00.000+08:00" />
      <DueLabel now={now} dueAt="2026-11-22T23:59:59.999+08:00" />
      <DueLabel now={now} dueAt={null} />
    </p>
  ),
};
