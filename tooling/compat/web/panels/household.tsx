import { defineHouseholdPanel, type HouseholdPanelProps, useMessages } from '@yige/plugin-sdk/web';
import { messages } from '../text/messages.js';

/** On a household's page: that nothing is written about households. */
function HouseholdPanel({ householdId }: HouseholdPanelProps) {
  const t = useMessages(messages);
  return (
    <p className="yige-quiet" data-household={householdId}>
      {t('noneOfHousehold')}
    </p>
  );
}

export default defineHouseholdPanel(HouseholdPanel);
