import type { DataPurpose, Fact, PersonCopy, PersonReader, Relation } from '@yige/contracts';
import { restsOnConsent, roleTitles } from '@yige/contracts';
import { type Format, type Translate, useFormat, useLocalized, useMessages } from '@yige/ui';
import { FactText } from '../facts-panel.js';
import { photoUrl } from '../photo/person-picture.js';
import { rightsMessages } from './rights-messages.js';
import { Sheet, SheetTable } from './sheet.js';
import { sheetMessages } from './sheet-messages.js';
import './copy-sheet.css';

/** All that is held of a resident, as it is printed for them. */
export function CopySheet({ copy, purposes }: { copy: PersonCopy; purposes: readonly DataPurpose[] }) {
  const t = useMessages(sheetMessages);
  const r = useMessages(rightsMessages);
  const format = useFormat();
  const localized = useLocalized();
  const none = t('nobody');
  const consentOf = ({ kind, consent }: Fact): string[] => {
    if (!restsOnConsent(kind)) return [];
    if (consent === null) return [t('noConsent')];
    return [t(`consent_${consent.by}`, { date: format.date(consent.on) })];
  };
  const period = (from: string, to: string | null) =>
    `${format.date(from)} — ${to === null ? t('today') : format.date(to)}`;
  return (
    <Sheet
      title={t('copyTitle')}
      about={[
        t('number', { number: copy.requestId }),
        t('unit', { unit: copy.unitName }),
        t('madeAt', { time: format.dateTime(copy.madeAt) }),
      ]}
    >
      <Self copy={copy} />
      <SheetTable
        caption={t('relations')}
        heads={[t('kind'), t('content'), t('source'), t('period')]}
        empty={none}
        rows={copy.relations.map((relation) => [
          relation.id,
          t(relation.kind),
          contentOf(relation, t, format),
          relation.source,
          period(relation.validFrom, relation.validTo),
        ])}
      />
      <SheetTable
        caption={t('facts')}
        heads={[t('kind'), t('content'), t('source'), t('period')]}
        empty={none}
        rows={copy.facts.map((fact) => [
          fact.id,
          localized(fact.title),
          <FactText key={fact.id} value={fact.value} fields={fact.fields} />,
          [fact.source, ...consentOf(fact)].join(' · '),
          period(fact.validFrom, fact.validTo),
        ])}
      />
      <SheetTable
        caption={t('tasks')}
        heads={[t('task'), t('bureau'), t('began'), t('closed')]}
        empty={none}
        rows={copy.tasks.map(({ title, source, createdAt, closedAt }) => [
          `${createdAt} ${title.en}`,
          localized(title),
          localized(source),
          format.date(createdAt),
          closedAt === null ? t('running') : format.date(closedAt),
        ])}
      />
      <p>{t('tasksNote')}</p>
      <SheetTable
        caption={t('readers')}
        heads={[t('when'), t('post'), t('looked'), t('reason')]}
        empty={none}
        rows={copy.readers.map((reader) => readerRow(reader, { t, format, localized }))}
      />
      <p>{t('readersNote', { date: format.date(copy.readersSince) })}</p>
      <SheetTable
        caption={t('purposes')}
        heads={[t('data'), t('purpose'), t('basis'), t('seenBy')]}
        empty={none}
        rows={purposes.map(({ data, title, purpose, basis, source, seenBy }) => [
          data,
          localized(title),
          localized(purpose),
          `${r(basis)} · ${localized(source)}`,
          localized(seenBy),
        ])}
      />
      <p>{t('rights')}</p>
      <p>{t('notIncluded')}</p>
    </Sheet>
  );
}

function Self({ copy }: { copy: PersonCopy }) {
  const t = useMessages(sheetMessages);
  const format = useFormat();
  const { photo } = copy;
  const phones = [
    ...(copy.phone === null ? [] : [copy.phone]),
    ...copy.furtherPhones.map(({ phone, label }) => format.aside(phone, label)),
  ];
  const facts = [
    [t('name'), copy.name],
    [t('aliases'), format.list(copy.aliases) || t('nobody')],
    [t('sex'), t(copy.sex)],
    [t('birthDate'), format.date(copy.birthDate)],
    [t('document'), [t(copy.documentType), copy.idNumber ?? ''].join(' ').trim()],
    [t('phone'), format.list(phones) || t('nobody')],
    [t('photo'), photo === null ? t('nobody') : t(`photo_${photo.consentBy}`, { date: format.date(photo.setAt) })],
  ];
  return (
    <section>
      <h3>{t('self')}</h3>
      {photo !== null && (
        <img
          className="copy-sheet-photo"
          src={photoUrl(copy.personId, photo.id)}
          alt={t('photoOf', { name: copy.name })}
        />
      )}
      <dl>
        {facts.flatMap(([label, value]) => [<dt key={`${label} label`}>{label}</dt>, <dd key={label}>{value}</dd>])}
      </dl>
    </section>
  );
}

type Words = Translate<(typeof sheetMessages)['zh-CN']>;

function contentOf(relation: Relation, t: Words, format: Format): string {
  switch (relation.kind) {
    case 'householdRegistration':
      return format.aside(relation.address, relation.divisionCode);
    case 'residence':
      return relation.door;
    case 'collectiveShare':
      return t('shares', { collective: relation.collective, shares: relation.shareHundredths / 100 });
    case 'serviceResponsibility':
      return relation.unit.name;
  }
}

interface Speech {
  t: Words;
  format: Format;
  localized: ReturnType<typeof useLocalized>;
}

function readerRow(reader: PersonReader, { t, format, localized }: Speech): [string, ...string[]] {
  const { at, kind, fields, role, unitName, plugin, times, reason } = reader;
  const post = role === null ? null : `${unitName ?? ''} ${localized(roleTitles[role])}`.trim();
  // A bureau keeps more of them than their page has.
  const what =
    kind === 'page'
      ? t(plugin === null ? 'page' : 'ofBureau')
      : t('inTheClear', { fields: format.list(fields.map((field) => t(`seen_${field}`))) });
  const through = plugin === null ? null : t('byPlugin', { name: localized(plugin) });
  return [
    `${at} ${role} ${unitName} ${kind}`,
    format.dateTime(at),
    [post, through].filter((text) => text !== null).join(' · ') || t('platform'),
    [what, ...(times > 1 ? [t('times', { count: times })] : [])].join(' · '),
    reason ?? '—',
  ];
}
