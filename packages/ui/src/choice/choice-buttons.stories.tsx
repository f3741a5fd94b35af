import { useState } from 'react';
import type { Meta, StoryObj } from 'storybook-react-rsbuild';
import { ChoiceButtons } from './choice-buttons.js';

const moods = [
  { value: 'good', label: '好' },
  { value: 'fair', label: '一般' },
  { value: 'poor', label: '差' },
] as const;

const services = [
  { value: 'haircut', label: '理发' },
  { value: 'meals', label: '助餐' },
  { value: 'errands', label: '代办' },
  { value: 'cleaning', label: '保洁', disabled: true },
] as const;

type Mood = (typeof moods)[number]['value'];
type Service = (typeof services)[number]['value'];

function Single({ columns, error, disabled }: { columns?: number; error?: string; disabled?: boolean }) {
  const [mood, setMood] = useState<Mood | null>(error === undefined ? 'good' : null);
  return (
    <ChoiceButtons
      label="精神怎么样？"
      options={moods}
      value={mood}
      onChange={setMood}
      columns={columns}
      error={error}
      disabled={disabled}
    />
  );
}

function Multiple() {
  const [chosen, setChosen] = useState<Service[]>(['haircut']);
  return (
    <ChoiceButtons label="想要什么服务？可多选" multiple options={services} values={chosen} onChange={setChosen} />
  );
}

const meta: Meta = { title: 'ChoiceButtons', component: ChoiceButtons };
export default meta;

export const OneOfSeveral: StoryObj = { render: () => <Single /> };
export const AnyOfSeveral: StoryObj = { render: () => <Multiple /> };
export const AsGrid: StoryObj = { render: () => <Single columns={3} /> };
export const WithError: StoryObj = { render: () => <Single error="请选一项。没见到老人时选“一般”。" /> };
export const Disabled: StoryObj = { render: () => <Single disabled /> };
