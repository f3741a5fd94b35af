import { corePermissions } from '@yige/contracts';
import { BureauCell, StateView, useDisplay, useFormat, useLocalized, useMessages, VisuallyHidden } from '@yige/ui';
import Input, { type InputRef } from 'antd/es/input';
import Modal from 'antd/es/modal';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { usePortal } from '../app/portal.js';
import { frameMessages } from '../frame/frame-messages.js';
import { ledgerMessages } from '../ledgers/ledger-messages.js';
import { useLedgers } from '../ledgers/ledger-queries.js';
import { commandsOf, matching } from './commands.js';
import { ledgerCommandsOf } from './ledger-commands.js';
import { searchMessages } from './search-messages.js';
import { type Section, sectionsOf } from './search-sections.js';
import { useSearch } from './use-search.js';
import './search.css';

const LIST = 'search-found';
const optionId = (section: Section, index: number) => `${LIST}-${section.key}-${index}`;

interface SearchPaletteProps {
  /** Typed before the palette was there. */
  initialText: string;
  onClose: () => void;
}

/** The search of everything: what can be done, residents, and what each bureau finds, under its cell. */
export function SearchPalette({ initialText, onClose }: SearchPaletteProps) {
  const t = useMessages(searchMessages);
  const localized = useLocalized();
  const place = useMessages(frameMessages);
  const ofLedgers = useMessages(ledgerMessages);
  const portal = usePortal();
  const navigate = useNavigate();
  const field = useRef<InputRef>(null);
  const [text, setText] = useState(initialText);
  const [chosen, setChosen] = useState(0);
  const q = text.trim();
  const { residents, plugins, asking } = useSearch(q);
  const commands = useMemo(() => commandsOf(portal, { place, localized }), [portal, place, localized]);
  const kinds = useMemo(
    () => portal.taskTypes.map(({ type, title }) => ({ type, title: localized(title) })),
    [portal.taskTypes, localized],
  );
  const { data: readable } = useLedgers(portal.permissions.includes(corePermissions.ledgerRead));
  const ledgers = useMemo(
    () => ledgerCommandsOf(readable ?? [], { coreGlyph: ofLedgers('coreGlyph'), core: ofLedgers('core'), localized }),
    [readable, ofLedgers, localized],
  );
  const words = {
    ...{ commands: t('commands'), ledgers: ofLedgers('ledgers'), kinds: t('kinds'), residents: t('residents') },
    localized,
  };
  const sections = sectionsOf({
    ...{ q, commands: matching(commands, q), ledgers: matching(ledgers, q), kinds: matching(kinds, q) },
    ...{ residents: residents.data, plugins: plugins.data, words },
  });
  const options = sections.flatMap((section) =>
    section.entries.map((entry, index) => ({ id: optionId(section, index), to: entry.to })),
  );
  const current = options[Math.min(chosen, options.length - 1)];
  const open = (to: string) => {
    onClose();
    void navigate(to);
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && options.length > 0) {
      event.preventDefault();
      const next = (Math.min(chosen, options.length - 1) + step + options.length) % options.length;
      setChosen(next);
      document.getElementById(options[next]?.id ?? '')?.scrollIntoView({ block: 'nearest' });
    }
    // While a Hanzi is being put together, Enter belongs to the input method.
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && current !== undefined) open(current.to);
  };
  const settled = q !== '' && !asking && !residents.isFetching;
  return (
    <Modal
      open
      title={t('title')}
      footer={null}
      onCancel={onClose}
      // Where nothing moves, the dialog takes the keyboard for itself after the field has had it.
      afterOpenChange={(opened) => opened && field.current?.focus()}
      className="search-palette"
      width={640}
    >
      <Input
        ref={field}
        autoFocus
        allowClear
        size="large"
        value={text}
        maxLength={50}
        role="combobox"
        aria-label={t('placeholder')}
        aria-expanded={options.length > 0}
        aria-controls={LIST}
        aria-autocomplete="list"
        placeholder={t('placeholder')}
        {...(current === undefined ? {} : { 'aria-activedescendant': current.id })}
        onChange={({ target }) => {
          setText(target.value);
          setChosen(0);
        }}
        onKeyDown={press}
      />
      {q === '' && <p className="yige-quiet">{t('hint')}</p>}
      <div id={LIST} role="listbox" aria-label={t('results')} className="search-found">
        {sections.map((section) => (
          <SectionList key={section.key} section={section} currentId={current?.id ?? null} onOpen={open} />
        ))}
      </div>
      {settled && options.length === 0 && (
        <StateView kind="noMatch" title={t('none', { q })} description={t('noneHint')} />
      )}
      <Foot missing={plugins.data?.missing ?? []} asking={asking} failed={residents.isError || plugins.isError} />
      <VisuallyHidden>
        <span role="status">{settled ? t('count', { count: options.length }) : ''}</span>
      </VisuallyHidden>
    </Modal>
  );
}

interface SectionListProps {
  section: Section;
  currentId: string | null;
  onOpen: (to: string) => void;
}

function SectionList({ section, currentId, onOpen }: SectionListProps) {
  const headId = `${LIST}-${section.key}`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls; within a listbox options are grouped by role
    <div role="group" aria-labelledby={headId}>
      <div id={headId} className="search-head" role="presentation">
        {section.cell !== null && <BureauCell {...section.cell} />}
        {section.title}
      </div>
      {section.entries.map(({ key, title, note, to, cell }, index) => {
        const id = optionId(section, index);
        return (
          <button
            key={key}
            id={id}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={id === currentId}
            className="search-entry"
            onClick={() => onOpen(to)}
          >
            {cell !== null && <BureauCell {...cell} />}
            <span>{title}</span>
            {note !== null && <span className="yige-quiet">{note}</span>}
          </button>
        );
      })}
    </div>
  );
}

interface FootProps {
  missing: readonly { id: string; name: { 'zh-CN': string; en: string } }[];
  asking: boolean;
  failed: boolean;
}

function Foot({ missing, asking, failed }: FootProps) {
  const t = useMessages(searchMessages);
  const format = useFormat();
  const localized = useLocalized();
  const { phone } = useDisplay();
  return (
    <footer className="search-foot yige-quiet">
      {failed && <p>{t('failed')}</p>}
      {missing.length > 0 && <p>{t('missing', { names: format.list(missing.map(({ name }) => localized(name))) })}</p>}
      {asking ? <p>{t('asking')}</p> : !phone && <p>{t('keys')}</p>}
    </footer>
  );
}
