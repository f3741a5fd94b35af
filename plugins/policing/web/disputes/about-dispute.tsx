import { FactList, Panel, PersonLink, useFormat, useMessages, usePluginPermission } from '@yige/plugin-sdk/web';
import { type Dispute, type Party, partySideSchema } from '../../contract/disputes.js';
import { Clock, useDaysLeft } from '../text/clock.js';
import { disputeMessages } from '../text/dispute-messages.js';
import { fileMessages } from '../text/file-messages.js';
import { stepMessages } from '../text/step-messages.js';
import { useCategoryTitle } from './words.js';

/** Who, what kind, and which clocks run. */
export function AboutDispute({ dispute }: { dispute: Dispute }) {
  const t = useMessages(fileMessages);
  const words = useMessages(disputeMessages);
  const format = useFormat();
  const titleOf = useCategoryTitle();
  const { category, source, pendingWith, parties, officers, mediator, receivedOn, acceptedOn, dueOn } = dispute;
  const { settledOn, extended, agreement, state, nextDueOn } = dispute;
  const isRunning = settledOn === null && dueOn !== null;
  return (
    <Panel title={t('about')}>
      <FactList
        facts={[
          ...partySideSchema.options.map((side) => ({
            label: words(`side.${side}`),
            value: parties
              .filter((party) => party.side === side)
              .map((party) => <PartyLine key={party.id} party={party} />),
          })),
          { label: words('category'), value: titleOf(category) },
          { label: words('source'), value: words(`source.${source}`) },
          ...(pendingWith === 'nobody'
            ? []
            : [{ label: t('pendingWith'), value: words(`pendingWith.${pendingWith}`) }]),
          { label: words('received'), value: format.date(receivedOn) },
          ...(acceptedOn === null ? [] : [{ label: t('accepted'), value: format.date(acceptedOn) }]),
          ...(mediator === null ? [] : [{ label: t('mediator'), value: mediator }]),
          ...(isRunning
            ? [
                {
                  label: t('dueOn'),
                  value: (
                    <>
                      <Clock dueOn={dueOn} counting /> {extended && t('extended')}
                    </>
                  ),
                },
              ]
            : []),
          ...(agreement === null ? [] : [{ label: t('agreement'), value: <Effective agreement={agreement} /> }]),
          ...(agreement === null ? [] : [{ label: t('confirmation'), value: <Confirmation agreement={agreement} /> }]),
          ...((state === 'agreed' || state === 'visited') && nextDueOn !== null
            ? [{ label: t('visitDue'), value: <Clock dueOn={nextDueOn} counting /> }]
            : []),
          ...(officers.length === 0
            ? []
            : [
                {
                  label: t('officers'),
                  value: format.list(officers.map(({ name, how }) => format.aside(name, t(`how.${how}`)))),
                },
              ]),
        ]}
      />
    </Panel>
  );
}

function PartyLine({ party: { personId, name, door, phone } }: { party: Party }) {
  const t = useMessages(disputeMessages);
  const readsRegistry = usePluginPermission('core:person.read');
  const shown = name ?? t('erased');
  return (
    <div style={{ overflowWrap: 'anywhere' }}>
      {personId !== null && readsRegistry ? <PersonLink personId={personId}>{shown}</PersonLink> : shown}{' '}
      <span className="yige-quiet">{[door, phone].filter((each) => each !== null).join(' · ')}</span>
    </div>
  );
}

type Agreement = NonNullable<Dispute['agreement']>;

function Effective({ agreement: { form, effectiveOn } }: { agreement: Agreement }) {
  const t = useMessages(fileMessages);
  const steps = useMessages(stepMessages);
  const format = useFormat();
  return <>{t('effective', { form: steps(`form.${form}`), date: format.date(effectiveOn) })}</>;
}

/** Days left for asking the court together, and what became of it. */
function Confirmation({ agreement: { confirmation, confirmationDueOn } }: { agreement: Agreement }) {
  const t = useMessages(fileMessages);
  const format = useFormat();
  const daysLeft = useDaysLeft();
  if (confirmation !== null) return <>{t(`confirmation.${confirmation}`)}</>;
  if (daysLeft(confirmationDueOn) < 0) {
    return <>{t('confirmationPassed', { date: format.date(confirmationDueOn) })}</>;
  }
  return (
    <>
      {t('confirmationUntil')} <Clock dueOn={confirmationDueOn} counting />
    </>
  );
}
