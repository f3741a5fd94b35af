import type { Unit } from '@yige/contracts';
import { Icon, LoadingView, useMessages } from '@yige/ui';
import type { KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import { ReadFailed } from '../states/could-not-start.js';
import { organisationMessages } from './organisation-messages.js';
import { useUnits } from './organisation-queries.js';
import { type TreeMove, treeMove } from './tree-keys.js';
import type { AsOf } from './use-as-of.js';

interface TreeProps {
  asOf: AsOf;
  selected: string | null;
  /** Which units somebody, or the way to the selected one, has opened or closed; the top ones begin open. */
  opened: ReadonlyMap<string, boolean>;
  onOpen: (unitId: string, open: boolean) => void;
}

/** The hierarchy; a branch reads what is in it when it is opened. */
export function UnitTree(tree: TreeProps) {
  const t = useMessages(organisationMessages);
  return (
    <div className="unit-tree" role="tree" aria-label={t('tree')}>
      <Branch parent={null} level={1} {...tree} />
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

/** The row is the item; what lies within it follows as a group, so that the item's name is the unit's alone. */
function TreeItem({ unit, level, isFirst, ...tree }: TreeItemProps) {
  const navigate = useNavigate();
  const { asOf, selected, opened, onOpen } = tree;
  const expanded = unit.hasChildren && (opened.get(unit.id) ?? level === 1);
  const isSelected = unit.id === selected;
  const open = () => void navigate(`/organisation/${unit.id}${asOf.query}`);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const move = treeMove(event.key, { expanded: unit.hasChildren ? expanded : null });
    const enters = event.key === 'Enter' || event.key === ' ';
    if (move === null && !enters) return;
    event.preventDefault();
    if (enters) open();
    else if (move === 'open' || move === 'close') onOpen(unit.id, move === 'open');
    else if (move !== null) focusFrom(event.currentTarget, move);
  };
  return (
    <>
      <div
        role="treeitem"
        className="unit-tree-row"
        aria-level={level}
        aria-selected={isSelected}
        {...(unit.hasChildren ? { 'aria-expanded': expanded } : {})}
        tabIndex={isSelected || (selected === null && isFirst) ? 0 : -1}
        onKeyDown={onKeyDown}
        onClick={({ target }) => {
          if (target instanceof Element && target.closest('[data-opens]')) onOpen(unit.id, !expanded);
          else open();
        }}
      >
        <span className="unit-tree-toggle" {...(unit.hasChildren ? { 'data-opens': true } : {})}>
          {unit.hasChildren && <Icon name={expanded ? 'chevronDown' : 'chevronRight'} size={14} />}
        </span>
        {unit.name}
      </div>
      {expanded && (
        // biome-ignore lint/a11y/useSemanticElements: a group of tree items is no fieldset
        <div role="group">
          <Branch parent={unit.id} level={level + 1} {...tree} />
        </div>
      )}
    </>
  );
}

/** Moves the focus as the eye sees the tree: over what is open, in the order of the page. */
function focusFrom(item: HTMLElement, move: Exclude<TreeMove, 'open' | 'close'>): void {
  const shown = [...(item.closest('[role="tree"]')?.querySelectorAll<HTMLElement>('[role="treeitem"]') ?? [])];
  const at = shown.indexOf(item);
  const targets: Record<typeof move, HTMLElement | undefined> = {
    previous: shown[at - 1],
    next: shown[at + 1],
    first: shown[0],
    last: shown.at(-1),
    child: levelOf(shown[at + 1]) > levelOf(item) ? shown[at + 1] : undefined,
    parent: shown.slice(0, at).findLast((other) => levelOf(other) < levelOf(item)),
  };
  targets[move]?.focus();
}

function levelOf(item: HTMLElement | undefined): number {
  return Number(item?.ariaLevel ?? 0);
}
