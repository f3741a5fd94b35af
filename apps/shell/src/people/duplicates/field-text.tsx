import type { DocumentType, Person } from '@yige/contracts';
import { MaskedValue, useFormat, useLocalized, useMessages } from '@yige/ui';
import { FactText } from '../facts-panel.js';
import { peopleMessages } from '../people-messages.js';
import { RelationText } from '../relations-panel.js';
import { duplicateMessages } from './duplicate-messages.js';

const FACT = 'fact:';
const SHARE = 'collectiveShare:';

/** What a field of the comparison is called. */
export function useFieldTitle(people: readonly Person[]) {
  const t = useMessages(duplicateMessages);
  const words = useMessages(peopleMessages);
  const localized = useLocalized();
  return (field: string): string => {
    if (field.startsWith(FACT)) {
      const fact = people.flatMap(({ facts }) => facts).find(({ kind }) => kind === field.slice(FACT.length));
      return fact === undefined ? t('unknownFact') : localized(fact.title);
    }
    if (field.startsWith(SHARE)) return t('sharesIn', { collective: field.slice(SHARE.length) });
    const own = OWN.find((name) => name === field);
    if (own !== undefined) return t(own);
    const relation = RELATIONS.find((name) => name === field);
    return relation === undefined ? field : words(relation);
  };
}

const OWN = ['name', 'sex', 'birthDate', 'document', 'phone'] as const;
const RELATIONS = ['householdRegistration', 'residence', 'serviceResponsibility'] as const;

/** Words that the registry has for a document type. */
const DOCUMENTS = {
  citizenId: 'citizenId',
  hongKongMacaoPermit: 'hongKongMacaoPermit',
  taiwanPermit: 'taiwanPermit',
  passport: 'passport',
  birthCertificate: 'birthCertificate',
  none: 'noDocument',
} as const satisfies Record<DocumentType, string>;

/** What one of the two says in a field. */
export function FieldText({ person, field }: { person: Person; field: string }) {
  const t = useMessages(duplicateMessages);
  const words = useMessages(peopleMessages);
  const format = useFormat();
  if (field === 'name') return person.name;
  if (field === 'sex') return words(person.sex);
  if (field === 'birthDate') return format.date(person.birthDate);
  if (field === 'phone') return person.phone === null ? t('none_') : <MaskedValue value={person.phone} />;
  if (field === 'serviceResponsibility') return person.unitName;
  if (field === 'document') {
    return (
      <>
        {words(DOCUMENTS[person.documentType])} {person.idNumber !== null && <MaskedValue value={person.idNumber} />}
      </>
    );
  }
  return <DatedText person={person} field={field} />;
}

/** A relation or a fact with its day and its source, by which one of two is chosen. */
function DatedText({ person, field }: { person: Person; field: string }) {
  const t = useMessages(duplicateMessages);
  const words = useMessages(peopleMessages);
  const format = useFormat();
  const fact = person.facts.find(({ kind }) => `${FACT}${kind}` === field);
  const relation = person.relations.find((each) =>
    each.kind === 'collectiveShare' ? `${SHARE}${each.collective}` === field : each.kind === field,
  );
  const known = fact ?? relation;
  if (known === undefined) return t('none_');
  return (
    <>
      {fact !== undefined && <FactText value={fact.value} fields={fact.fields} />}
      {relation !== undefined && <RelationText relation={relation} />}
      <span className="duplicate-origin">
        {words('sinceOf', { date: format.date(known.validFrom) })} · {words('sourceOf', { source: known.source })}
      </span>
    </>
  );
}
