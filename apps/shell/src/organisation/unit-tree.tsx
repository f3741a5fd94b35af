import type { Unit } from '@yige/contracts';
import { Icon, LoadingView, useMessages } from '@yige/ui';
import { type KeyboardEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { ReadFailed } from '../states/could-not-start.js';
import { organisationMessages } from './organisation-messages.js';
import { useUnits } from './organisation-queries.js';
import { type TreeMove, treeMove } from './tree-keys.js';
import type { AsOf } from './use-as-of.js';

interface TreeProps {
  asOf: AsOf;
  selected: string | null;
  /** Units above the selected one, which are open from the start. */
  path: readonly string[];
}

/** The hierarchy; a branch reads what is in it when it is opened. */
export function UnitTree({ asOf, selected, path }: TreeProps) {
  const t = useMessages(organisationMessages);
  return (
    <div className="unit-tree" role="tree" aria-label={t('tree')}>
      <Branch parent={null} level={1} asOf={asOf} selected={selected} path={path} />
    </div>
  );
}

interface BranchProps extends TreeProps {
  parent: string | null;
  level: number;
}

function Branch({ parent, level, ...tree }: BranchProps) {
  const t = useMessages(organisationMessages);
  const units = useUnits({ parent, asOf: tree.asOf.day, q: '' });
  const items = units.data?.pages.flatMap((page) => page.items) ?? [];
  if (units.isLoading) return <Notice content={<LoadingView />} />;
  if (units.data === undefined) return <Notice content={<ReadFailed onRetry={() => void units.refetch()} />} />;
  return (
    <>
      {items.map((unit, index) => (
        <TreeItem key={unit.id} unit={unit} level={level} isFirst={parent === null && index === 0} {...tree} />
      ))}
      {units.hasNextPage && (
        <Notice
          content={
            <button type="button" className="yige-link-button" onClick={() => void units.fetchNextPage()}>
              {t('more')}
            </button>
          }
        />
      )}
    </>
  );
}

function Notice({ content }: { content: React.ReactNode }) {
  return (
    <div role="none" className="unit-tree-notice">
      {content}
    </div>
  );
}

interface TreeItemProps extends TreeProps {
  unit: Unit;
  level: number;
  isFirst: boolean;
}

function TreeItem({ unit, level, isFirst, ...tree }: TreeItemProps) {
  const navigate = useNavigate();
  const { asOf, selected, path } = tree;
  const [toggled, setToggled] = useState<boolean | null>(null);
  const expanded = toggled ?? (path.includes(unit.id) || (level === 1 && unit.hasChildren));
  const isSelected = unit.id === selected;
  const open = () => void navigate(`/organisation/${unit.id}${asOf.query}`);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      open();
      return;
    }
    const move = treeMove(event.key, { expanded: unit.hasChildren ? expanded : null });
    if (move === null) return;
    event.preventDefault();
    if (move === 'open' || move === 'close') setToggled(move === 'open');
    else focusFrom(event.currentTarget, move);
  };
  return (
    <div
      role="treeitem"
      aria-level={level}
      aria-selected={isSelected}
      aria-label={unit.name}
      {...(unit.hasChildren ? { 'aria-expanded': expanded } : {})}
      tabIndex={isSelected || (selected === null && isFirst) ? 0 : -1}
      onKeyDown={onKeyDown}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the row belongs to its tree item, which takes the keys */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: as above */}
      <div
        className="unit-tree-row"
        onClick={({ target }) => {
          if (target instanceof Element && target.closest('.unit-tree-toggle[data-opens]')) setToggled(!expanded);
          else open();
        }}
      >
        <span className="unit-tree-toggle" {...(unit.hasChildren ? { 'data-opens': true } : {})}>
          {unit.hasChildren && <Icon name={expanded ? 'chevronDown' : 'chevronRight'} size={14} />}
        </span>
        {unit.name}
      </div>
      {unit.hasChildren && expanded && (
        // biome-ignore lint/a11y/useSemanticElements: a group of tree items is no fieldset
        <div role="group">
          <Branch parent={unit.id} level={level + 1} {...tree} />
        </div>
      )}
    </div>
  );
}

/** Moves the focus as the eye sees the tree: over what is open, in the order of the page. */
function focusFrom(item: HTMLElement, move: Exclude<TreeMove, 'open' | 'close'>): void {
  const shown = [...(item.closest('[role="tree"]')?.querySelectorAll<HTMLElement>('[role="treeitem"]') ?? [])];
  const at = shown.indexOf(item);
  const targets: Record<typeof move, HTMLElement | null | undefined> = {
    previous: shown[at - 1],
    next: shown[at + 1],
    first: shown[0],
    last: shown.at(-1),
    child: item.querySelector<HTMLElement>('[role="treeitem"]'),
    parent: item.parentElement?.closest<HTMLElement>('[role="treeitem"]'),
  };
  targets[move]?.focus();
}
