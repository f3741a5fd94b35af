import { calendarDateSchema, corePermissions, newId, type ReorganisationProposal } from '@yige/contracts';
import { calendarDay, Icon, StateView, useAnnounce, useDisplay, useFormat, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { usePortal } from '../../app/portal.js';
import { StepsBar } from '../../wizard/steps-bar.js';
import { WizardFoot } from '../../wizard/wizard-foot.js';
import { wizardMessages as frameMessages } from '../../wizard/wizard-messages.js';
import { useOutline } from './outline-text.js';
import { useRefusals } from './refusal-messages.js';
import { refusalsOf, usePreview, usePropose } from './reorganisation-queries.js';
import { Path } from './reorganisations-page.js';
import { type GroundsForm, GroundsStep, hasGrounds, NO_GROUNDS } from './wizard/grounds-step.js';
import { KindStep } from './wizard/kind-step.js';
import { PreviewStep } from './wizard/preview-step.js';
import { blockedBy, changeOf, emptyForm, outlineOf, type StepForm } from './wizard/step-form.js';
import { UnitsStep } from './wizard/units-step.js';
import { wizardMessages } from './wizard/wizard-messages.js';
import './reorganisation.css';

const STEPS = ['stepKind', 'stepUnits', 'stepPreview', 'stepSubmit'] as const;

/** Proposing a reorganisation: what, which units and when, the consequences, the document; then somebody else approves. */
export default function ReorganisePage() {
  const t = useMessages(wizardMessages);
  const { permissions } = usePortal();
  if (permissions.includes(corePermissions.reorganisationPropose)) return <Wizard />;
  return (
    <div className="yige-page">
      <StateView kind="noPermission" title={t('noPermission')} />
    </div>
  );
}

function Wizard() {
  const t = useMessages(wizardMessages);
  const frame = useMessages(frameMessages);
  const format = useFormat();
  const outline = useOutline();
  const announce = useAnnounce();
  const navigate = useNavigate();
  const { timeZone } = useDisplay();
  const today = calendarDay(new Date(), timeZone);
  const [step, setStep] = useState(0);
  const [added, setAdded] = useState<StepForm[]>([]);
  const [form, setForm] = useState<StepForm | null>(null);
  const [effectiveOn, setEffectiveOn] = useState(today);
  const [decisions, setDecisions] = useState<Record<string, string>>({});
  const [grounds, setGrounds] = useState<GroundsForm>(NO_GROUNDS);
  const [key, setKey] = useState(newId);

  const forms = form === null ? added : [...added, form];
  const unitsBlocked = form === null ? 'blockedUnits' : blockedBy(form);
  const dateBlocked = calendarDateSchema.safeParse(effectiveOn).success ? null : 'blockedDate';
  const proposal: ReorganisationProposal = {
    effectiveOn,
    decisions,
    changes: unitsBlocked === null ? forms.map(changeOf) : [],
  };
  const ready = step >= 2 && unitsBlocked === null && dateBlocked === null;
  const preview = usePreview(proposal, ready);
  const propose = usePropose();
  const refusals = useRefusals(refusalsOf(propose.error));
  const open = preview.data?.decisions.filter(({ chosen }) => chosen === null).length ?? 0;

  const blocked = [
    () => (form === null ? t('blockedKind') : null),
    () => ((unitsBlocked ?? dateBlocked) === null ? null : t(unitsBlocked ?? dateBlocked ?? 'blockedUnits')),
    () => {
      if (preview.error !== null) return t(refusalsOf(preview.error).length > 0 ? 'blockedRefused' : 'blockedFailed');
      if (preview.data === undefined || preview.isPlaceholderData) return t('blockedPreview');
      return open > 0 ? t('blockedDecisions', { count: open }) : null;
    },
    () => (hasGrounds(grounds) ? null : t('blockedGrounds')),
  ][step]?.();

  const go = (to: number) => {
    setStep(to);
    document.getElementById('main')?.focus();
  };
  const submit = () => {
    const { reason, ...basis } = grounds;
    propose.mutate(
      { proposal: { ...proposal, basis, reason }, key },
      {
        onSuccess: ({ reorganisation }) => {
          announce(t('submitted'));
          navigate(`/organisation/reorganisations/${reorganisation?.id ?? ''}`);
        },
        // What was refused is another proposal once it is mended.
        onError: () => setKey(newId()),
      },
    );
  };
  const next = STEPS[step + 1];
  return (
    <div className="wizard">
      <div className="wizard-scroll">
        <Path last={t('title')} />
        <header className="reorganisation-head">
          <div>
            <h1>{step >= 2 ? format.clauses(forms.map(outlineOf).map(outline)) : t('title')}</h1>
            <p className="yige-quiet">{t('hint')}</p>
          </div>
        </header>
        <StepsBar steps={STEPS.map((name) => t(name))} present={step} />
        {step < 2 && added.length > 0 && (
          <AddedSteps added={added} onRemove={(gone) => setAdded(added.filter((other) => other !== gone))} />
        )}
        {step === 0 && <KindStep kind={form?.kind ?? null} onChoose={(kind) => setForm(emptyForm(kind))} />}
        {step === 1 && form !== null && (
          <UnitsStep form={form} effectiveOn={effectiveOn} today={today} onChange={setForm} onDate={setEffectiveOn} />
        )}
        {step === 2 && (
          <PreviewStep
            preview={preview.data}
            error={preview.error}
            effectiveOn={effectiveOn}
            onRetry={() => void preview.refetch()}
            onDecide={(decision, value) => setDecisions({ ...decisions, [decision]: value })}
          />
        )}
        {step === 3 && <GroundsStep form={grounds} onChange={setGrounds} />}
        {step === 3 && propose.error !== null && (
          <div className="reorganisation-refusals" role="alert">
            {t('failed', { reason: format.clauses([propose.error.message, ...refusals]) })}
          </div>
        )}
      </div>
      <WizardFoot
        {...(step === 0 ? {} : { onBack: () => go(step - 1) })}
        blocked={blocked ?? null}
        busy={propose.isPending}
        nextLabel={next === undefined ? t('submit') : frame('next', { step: t(next) })}
        onNext={() => (next === undefined ? submit() : go(step + 1))}
      >
        {step === 1 && (
          <Button
            disabled={unitsBlocked !== null}
            onClick={() => {
              setAdded(forms);
              setForm(null);
              go(0);
            }}
          >
            {t('addStep')}
          </Button>
        )}
      </WizardFoot>
    </div>
  );
}

function AddedSteps({ added, onRemove }: { added: StepForm[]; onRemove: (form: StepForm) => void }) {
  const t = useMessages(wizardMessages);
  const outline = useOutline();
  return (
    <section className="wizard-added" aria-label={t('added')}>
      <ol>
        {added.map((form) => (
          <li key={JSON.stringify(changeOf(form))}>
            {outline(outlineOf(form))}
            <button type="button" className="yige-link-button" onClick={() => onRemove(form)}>
              <Icon name="close" size={14} /> {t('remove')}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
