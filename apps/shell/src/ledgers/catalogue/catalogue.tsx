import type { Ledger } from '@yige/contracts';
import { BureauCell, Icon, StateView, useLocalized, useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { ledgerMessages } from '../ledger-messages.js';
import { type Bureau, bureausOf } from './bureaus.js';
import './catalogue.css';

interface CatalogueProps {
  ledgers: readonly Ledger[];
  chosen: string | null;
  /** It is the whole page. */
  alone?: boolean;
}

/** All ledgers, bureau by bureau. */
export function Catalogue({ ledgers, chosen, alone = false }: CatalogueProps) {
  const t = useMessages(ledgerMessages);
  const localized = useLocalized();
  const [text, setText] = useState('');
  const bureaus = bureausOf(ledgers, text, localized);
  const Title = alone ? 'h1' : 'h2';
  return (
    <nav className="ledger-catalogue" aria-label={t('center')}>
      <Title>{t('center')}</Title>
      <Input
        type="search"
        allowClear
        value={text}
        aria-label={t('search')}
        placeholder={t('searchHint', { count: ledgers.length })}
        prefix={<Icon name="search" size={16} />}
        onChange={({ target }) => setText(target.value)}
      />
      {bureaus.map((bureau) => (
        <BureauLedgers key={bureau.id} bureau={bureau} chosen={chosen} />
      ))}
      {bureaus.length === 0 && <StateView kind="noMatch" title={t('noMatch')} description={t('noMatchHint')} />}
    </nav>
  );
}

function BureauLedgers({ bureau: { plugin, ledgers }, chosen }: { bureau: Bureau; chosen: string | null }) {
  const t = useMessages(ledgerMessages);
  const localized = useLocalized();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 className="ledger-bureau">
        <BureauCell glyph={plugin?.glyph ?? t('coreGlyph')} color={plugin?.color ?? 'other'} />
        <span id={id}>{plugin === null ? t('core') : localized(plugin.name)}</span>
        <span className="ledger-bureau-count">{ledgers.length}</span>
      </h3>
      <ul>
        {ledgers.map((ledger) => (
          <li key={ledger.id}>
            <Link
              to={`/ledgers/${ledger.id}`}
              className="ledger-catalogue-item"
              aria-current={ledger.id === chosen ? 'page' : undefined}
            >
              {localized(ledger.title)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
