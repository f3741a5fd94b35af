import { addMonths, type Body, bodyKindSchema, bodyTitles } from '@yige/contracts';
import { Panel, StatusChip, useFormat, useLocalized, useMessages } from '@yige/ui';
import { client } from '../../api/client.js';
import type { FormField } from '../form-fields.js';
import { unitMessages } from '../unit-messages.js';
import { useAsOf } from '../use-as-of.js';
import { beginFields, changeFields, changeOf } from './change-fields.js';
import type { UnitPanelProps } from './panel-props.js';
import { AddButton, RowButton } from './row-buttons.js';
import { useForm } from './use-form.js';

/** Years of a usual term, offered as an end; core checks it by the rule in force. */
const USUAL_TERM = 5;

/** The bodies of a community and their terms of office; one that has ended is marked. */
export function BodiesPanel({ unit, mayManage, bodies }: UnitPanelProps & { bodies: readonly Body[] }) {
  const t = useMessages(unitMessages);
  const localized = useLocalized();
  const { today } = useAsOf();
  const form = useForm();
  const add = () =>
    form.open({
      title: t('addBody'),
      fields: [
        {
          name: 'kind',
          label: t('kind'),
          kind: 'choice',
          options: bodyKindSchema.options.map((kind) => ({ value: kind, label: localized(bodyTitles[kind]) })),
        },
        ...beginFields(t, today),
        ...termFields(t).map((field) => ({ ...field, optional: true })),
      ],
      onSave: ({ kind, name = '', validFrom = '', termFrom = '', termTo = '' }) =>
        client.bodies.create({
          body: {
            unitId: unit.id,
            kind: bodyKindSchema.parse(kind),
            name,
            validFrom,
            ...(termFrom === '' ? {} : { term: { validFrom: termFrom, validTo: termTo } }),
          },
        }),
    });
  return (
    <Panel
      title={t('bodies')}
      flush
      {...(mayManage ? { extra: <AddButton label={t('addBody')} onClick={add} /> } : {})}
    >
      {bodies.length === 0 && <p className="unit-none">{t('noBodies')}</p>}
      <ul className="unit-rows">
        {bodies.map((body) => (
          <BodyRow
            key={body.id}
            body={body}
            {...(mayManage
              ? {
                  onChange: () =>
                    form.open({
                      title: t('changeOf', { name: body.name }),
                      fields: changeFields(t, body),
                      onSave: (values) => client.bodies.change({ params: { id: body.id }, body: changeOf(values) }),
                    }),
                  onTerm: () =>
                    form.open({
                      title: t('newTermOf', { name: body.name }),
                      fields: termFields(t, body.term?.validTo),
                      onSave: ({ termFrom = '', termTo = '' }) =>
                        client.bodies.setTerm({
                          params: { id: body.id, validFrom: termFrom },
                          body: { validTo: termTo },
                        }),
                    }),
                }
              : {})}
          />
        ))}
      </ul>
      {form.dialog}
    </Panel>
  );
}

function termFields(t: ReturnType<typeof useMessages<(typeof unitMessages)['zh-CN']>>, from = ''): FormField[] {
  return [
    { name: 'termFrom', label: t('termFrom'), kind: 'day', initial: from, pointer: '/body/term' },
    {
      name: 'termTo',
      label: t('termTo'),
      kind: 'day',
      initial: from === '' ? '' : addMonths(from, 12 * USUAL_TERM),
      hint: t('termHint'),
      pointer: from === '' ? '/body/term/validTo' : '/body/validTo',
    },
  ];
}

interface BodyRowProps {
  body: Body;
  onChange?: () => void;
  onTerm?: () => void;
}

function BodyRow({ body: { name, title, term }, onChange, onTerm }: BodyRowProps) {
  const t = useMessages(unitMessages);
  const format = useFormat();
  const localized = useLocalized();
  return (
    <li>
      <div>
        <strong>{name}</strong>
        <small>
          {localized(title)}
          {term !== null && ` · ${t('term', { from: format.date(term.validFrom), to: format.date(term.validTo) })}`}
        </small>
      </div>
      {term?.expired === true && <StatusChip status="dueSoon" label={t('termExpired')} />}
      {onTerm !== undefined && term !== null && (
        <RowButton of={name} onClick={onTerm}>
          {t('newTerm')}
        </RowButton>
      )}
      {onChange !== undefined && (
        <RowButton of={name} onClick={onChange}>
          {t('change')}
        </RowButton>
      )}
    </li>
  );
}
