import { defineInboxCard, useLocalized } from '@yige/plugin-sdk/web';

export default defineInboxCard(function LookCard({ task }) {
  const localized = useLocalized();
  return <p className="probe-card">{localized(task.title)}</p>;
});
