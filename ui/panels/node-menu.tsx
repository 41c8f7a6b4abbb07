import { useEffect, useRef } from 'react';
import { useLocale } from '../state/locale.ts';
import { historyStore } from '../state/scene.ts';
import { useSelected } from '../state/store.ts';
import { EntityActs } from './entity-panel.tsx';

/** What can be done with a node, where it was right-clicked. */
export function NodeMenu({
  node,
  x,
  y,
  onClose,
}: {
  readonly node: string;
  readonly x: number;
  readonly y: number;
  readonly onClose: () => void;
}) {
  const { t } = useLocale();
  const name = useSelected(historyStore, ({ scene }) => scene.nodes.get(node)?.label ?? node);
  const menu = useRef<HTMLElement>(null);
  useEffect(() => {
    menu.current?.querySelector('button')?.focus();
    const outside = ({ target }: Event): void => {
      if (!(target instanceof Node && menu.current?.contains(target))) onClose();
    };
    const closeOnEscape = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') onClose();
    };
    addEventListener('pointerdown', outside);
    addEventListener('keydown', closeOnEscape);
    return () => {
      removeEventListener('pointerdown', outside);
      removeEventListener('keydown', closeOnEscape);
    };
  }, [onClose]);
  return (
    <section
      ref={menu}
      className="node-menu"
      aria-label={t('menu.label', { name })}
      style={{ left: Math.min(x, innerWidth - 190), top: Math.min(y, innerHeight - 190) }}
    >
      <p className="fine">{name}</p>
      <EntityActs id={node} onDone={onClose} />
    </section>
  );
}
