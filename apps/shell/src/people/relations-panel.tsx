import type { Person, Relation, RelationKind } from '@yige/contracts';
import { relationKindSchema } from '@yige/contracts';
import { Icon, type IconName, Panel, useFormat, useMessages } from '@yige/ui';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { CorrectRelation } from './forms/correct-relation.js';
import { EndRelation } from './forms/end-relation.js';
import { RelationForm } from './forms/relation-form.js';
import { peopleMessages } from './people-messages.js';
import './registry-panels.css';

const ICONS: Record<RelationKind, IconName> = {
  householdRegistration: 'staff',
  residence: 'home',
  collectiveShare: 'ledger',
  serviceResponsibility: 'flag',
};

/** The four relations side by side, none standing for another. */
export function RelationsPanel({ person }: { person: Person }) {
  const t = useMessages(peopleMessages);
  const [open, setOpen] = useState(false);
  const [ending, setEnding] = useState<Relation | null>(null);
  const [correcting, setCorrecting] = useState<Relation | null>(null);
  const acts = person.actions.includes('relate') ? { onEnd: setEnding, onCorrect: setCorrecting } : null;
  return (
    <Panel
      title={t('relations')}
      hint={t('relationsHint')}
      flush
      {...(person.actions.includes('relate')
        ? {
            extra: (
              <button type="button" className="yige-link-button" onClick={() => setOpen(true)}>
                <Icon name="plus" size={14} /> {t('changeRelation')}
              </button>
            ),
          }
        : {})}
    >
      <ul className="person-relations">
        {relationKindSchema.options.map((kind) => (
          <li key={kind}>
            <h3>
              <Icon name={ICONS[kind]} size={16} /> {t(kind)}
            </h3>
            <RelationsOfKind relations={person.relations.filter((relation) => relation.kind === kind)} acts={acts} />
            {kind === 'householdRegistration' && person.registrationMismatch === true && (
              <p className="person-mismatch">
                <Icon name="alert" size={14} /> {t('mismatch')}
              </p>
            )}
          </li>
        ))}
      </ul>
      <Modal open={open} onCancel={() => setOpen(false)} title={t('changeRelation')} footer={null} destroyOnHidden>
        <RelationForm personId={person.id} onDone={() => setOpen(false)} />
      </Modal>
      {correcting !== null && (
        <CorrectRelation personId={person.id} relation={correcting} onDone={() => setCorrecting(null)} />
      )}
      {ending !== null && <EndRelation personId={person.id} relation={ending} onDone={() => setEnding(null)} />}
    </Panel>
  );
}

interface RelationsOfKindProps {
  relations: readonly Relation[];
  acts: { onEnd: (relation: Relation) => void; onCorrect: (relation: Relation) => void } | null;
}

function RelationsOfKind({ relations, acts }: RelationsOfKindProps) {
  const t = useMessages(peopleMessages);
  const format = useFormat();
  if (relations.length === 0) return <p className="yige-quiet">{t('notKnown')}</p>;
  return relations.map((relation) => (
    <div key={relation.id}>
      <strong>
        <RelationText relation={relation} />
      </strong>
      <p className="yige-quiet">
        {t('sinceOf', { date: format.date(relation.validFrom) })}
        {relation.kind === 'residence' && ` · ${t(relation.residenceKind)}`} ·{' '}
        {t('sourceOf', { source: relation.source })}
      </p>
      {acts !== null && (
        <button
          type="button"
          className="yige-link-button"
          aria-label={`${t('correct')} ${t(relation.kind)}`}
          onClick={() => acts.onCorrect(relation)}
        >
          {t('correct')}
        </button>
      )}{' '}
      {/* Somebody must serve them: the next responsibility replaces this one. */}
      {acts !== null && relation.kind !== 'serviceResponsibility' && (
        <button
          type="button"
          className="yige-link-button"
          aria-label={`${t('endRelation')} ${t(relation.kind)}`}
          onClick={() => acts.onEnd(relation)}
        >
          {t('endRelation')}
        </button>
      )}
    </div>
  ));
}

/** A relation in words. */
export function RelationText({ relation }: { relation: Relation }) {
  const t = useMessages(peopleMessages);
  switch (relation.kind) {
    case 'householdRegistration':
      return relation.address;
    case 'residence':
      return relation.door;
    case 'collectiveShare':
      return `${relation.collective} · ${t('sharesOf', { shares: relation.shareHundredths / 100 })}`;
    case 'serviceResponsibility':
      return relation.unit.name;
  }
}
