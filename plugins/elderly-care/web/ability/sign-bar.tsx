import { useAnnounce, useMessages, usePluginMutation, usePluginNavigation, usePortal } from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Flex from 'antd/es/flex';
import Popconfirm from 'antd/es/popconfirm';
import { type AssessmentForm, signedSchema } from '../../ability-contract.js';
import { type AbilityRules, assess, openItems } from '../../rules/ability-assessment.js';
import { abilityMessages } from '../text/ability-messages.js';
import { Outcome } from './outcome.js';

interface SignBarProps {
  personId: string;
  form: AssessmentForm;
  rules: AbilityRules;
  /** Of the draft as the server has it; null while it is not what stands here. */
  version: number | null;
}

/** Always in sight: how far it is, what follows from it, and what keeps it from being signed. */
export function SignBar({ personId, form, rules, version }: SignBarProps) {
  const t = useMessages(abilityMessages);
  const outcome = assess(form.answers, rules);
  const open = openItems(form.answers, rules).length;
  const of = rules.groups.reduce((sum, { items }) => sum + items.length, 0);
  return (
    <section
      aria-label={t('result')}
      style={{
        position: 'sticky',
        bottom: 0,
        zIndex: 3,
        padding: 'var(--ant-padding-sm) 0',
        borderTop: 'var(--ant-line-width) solid var(--ant-color-border-secondary)',
        background: 'var(--ant-color-bg-layout)',
      }}
    >
      <Flex wrap gap="small" align="center" justify="space-between">
        <div>
          {outcome.level === null &&
            `${t('soFar', { done: of - open, of })} · ${t('total', { points: outcome.points })}`}
          <Outcome outcome={outcome} rules={rules} />
        </div>
        <Actions personId={personId} form={form} rules={rules} version={version} open={open} />
      </Flex>
    </section>
  );
}

function Actions({ personId, form, rules, version, open }: SignBarProps & { open: number }) {
  const t = useMessages(abilityMessages);
  const announce = useAnnounce();
  const { account } = usePortal();
  const { navigate } = usePluginNavigation();
  const sign = usePluginMutation<typeof signedSchema, { version: number }>({
    method: 'POST',
    path: `/elders/${personId}/assessments`,
    response: signedSchema,
  });
  const { level } = assess(form.answers, rules);
  const second = form.secondAssessor.trim();
  const blocked = open > 0 ? t('openFirst', { count: open }) : second === '' ? t('secondFirst') : null;
  const words = level === null ? '' : t(`level.${level}`);
  const signed = (id: string) => {
    announce(t('signed', { level: words }));
    navigate(`/assessment?id=${id}`);
  };
  return (
    <Flex wrap gap="small" align="center">
      {blocked !== null && <span className="yige-quiet">{blocked}</span>}
      {sign.error !== null && (
        <span role="alert" className="yige-overdue">
          {sign.error.message}
        </span>
      )}
      <Popconfirm
        title={t('signAsk', { level: words, first: account.displayName, second })}
        okText={t('signYes')}
        cancelText={t('cancel')}
        onConfirm={() => version !== null && sign.mutate({ version }, { onSuccess: ({ id }) => signed(id) })}
      >
        <Button type="primary" disabled={blocked !== null || version === null} loading={sign.isPending}>
          {t('sign')}
        </Button>
      </Popconfirm>
    </Flex>
  );
}
