import {
  definePage,
  Icon,
  Paper,
  StateView,
  useFormat,
  useLocalized,
  useMessages,
  usePluginNavigation,
} from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Flex from 'antd/es/flex';
import { type Dispute, type Party, partySideSchema } from '../../contract/disputes.js';
import { disputeCategoriesOn } from '../../rules/dispute-categories.js';
import { NoDispute } from '../disputes/no-dispute.js';
import { useDispute } from '../disputes/use-dispute.js';
import { agreementMessages } from '../text/agreement-messages.js';
import { disputeMessages } from '../text/dispute-messages.js';
import './agreement.css';

/** The agreement as a sheet of A4, to be signed by the parties and sealed by the committee. */
function AgreementPage() {
  const t = useMessages(agreementMessages);
  const { navigate } = usePluginNavigation();
  const { data, error, refetch } = useDispute();
  if (data === undefined) {
    return (
      <div className="yige-page">
        <NoDispute error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  const back = <Button onClick={() => navigate(`/disputes/${data.id.toLowerCase()}`)}>{t('back')}</Button>;
  const step = data.steps.findLast(({ kind }) => kind === 'agree')?.detail;
  if (step?.kind !== 'agree' || data.agreement === null) {
    return (
      <div className="yige-page">
        <StateView kind="empty" title={t('none')} action={back} />
      </div>
    );
  }
  return (
    <div className="yige-page">
      <header className="yige-page-head">
        <h1>{t(data.agreement.form)}</h1>
        <Flex gap="small">
          {back}
          <Button type="primary" icon={<Icon name="print" size={16} />} onClick={() => window.print()}>
            {t('print')}
          </Button>
        </Flex>
      </header>
      <Sheet dispute={data} agreement={data.agreement} step={step} />
    </div>
  );
}

interface SheetProps {
  dispute: Dispute;
  agreement: NonNullable<Dispute['agreement']>;
  step: { terms: string; performBy?: string | undefined };
}

function Sheet({ dispute, agreement, step }: SheetProps) {
  const t = useMessages(agreementMessages);
  const words = useMessages(disputeMessages);
  const format = useFormat();
  const localized = useLocalized();
  const { number, parties, category, subject } = dispute;
  const { form, effectiveOn, confirmationDueOn, confirmation } = agreement;
  const title = disputeCategoriesOn(effectiveOn).categories.find(({ value }) => value === category)?.title;
  const date = format.date(effectiveOn);
  const partyWords = ({ name, door }: Party) => {
    const shown = name ?? words('erased');
    return door === null ? shown : t('partyAt', { name: shown, door });
  };
  return (
    <Paper label={t(form)} className="policing-agreement">
      <h2>{t(form)}</h2>
      <p className="policing-agreement-number">{t('number', { number })}</p>
      <h3>{t('parties')}</h3>
      {partySideSchema.options.map((side) => (
        <p key={side}>
          {format.about(
            words(`side.${side}`),
            format.clauses(parties.filter((party) => party.side === side).map(partyWords)),
          )}
        </p>
      ))}
      <h3>{t('category')}</h3>
      <p>{title === undefined ? category : localized(title)}</p>
      <h3>{t('facts')}</h3>
      <p>{subject}</p>
      <h3>{t('terms')}</h3>
      <p>{step.terms}</p>
      <h3>{t('perform')}</h3>
      <p>{step.performBy === undefined ? t('performAsSaid') : t('performBy', { date: format.date(step.performBy) })}</p>
      <p>
        {confirmation === null
          ? t('effect', { date, until: format.date(confirmationDueOn) })
          : t('effectAsked', { date })}
      </p>
      <p>{t('free')}</p>
      <div className="policing-agreement-signatures">
        {parties.map(({ id, side }) => (
          <div key={id} className="policing-agreement-signature">
            {t('signature', { side: words(`side.${side}`) })}
          </div>
        ))}
        <div className="policing-agreement-signature">{t('mediator')}</div>
        <div className="policing-agreement-signature">{t('recorder')}</div>
      </div>
      <div className="policing-agreement-seal">
        <span>{t('seal')}</span>
        <span>{t('date')}</span>
      </div>
    </Paper>
  );
}

export default definePage(AgreementPage);
