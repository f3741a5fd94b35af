import { defineInboxCard, type InboxCardProps, useLocalized } from '@yige/plugin-sdk/web';

/** In the inbox, beside a check that is open. */
function CheckCard({ task }: InboxCardProps) {
  const localized = useLocalized();
  return <p className="yige-quiet">{localized(task.title)}</p>;
}

export default defineInboxCard(CheckCard);
