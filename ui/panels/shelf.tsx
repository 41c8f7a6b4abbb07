/** What was pinned and what was opened lately, below the empty search box. */
import { KindMark } from '../components/basics.tsx';
import { Icon } from '../components/icon.tsx';
import { useLocale } from '../state/locale.ts';
import { isPinned, type Kept, type Shelf as ShelfState, shelfStore, togglePin } from '../state/shelf.ts';
import { useStore } from '../state/store.ts';

export function Shelf({ shelf, onOpen }: { readonly shelf: ShelfState; readonly onOpen: (id: string) => void }) {
  const { t } = useLocale();
  const list = (title: string, entities: readonly Kept[]) =>
    entities.length > 0 && (
      <section>
        <h3 className="overline">{title}</h3>
        <ul>
          {entities.map((entity) => (
            <li key={entity.id} className="shelf-row">
              <button type="button" className="shelf-open" onClick={() => onOpen(entity.id)}>
                <KindMark kind={entity.kind} />
                <span>{entity.name}</span>
              </button>
              <PinButton entity={entity} />
            </li>
          ))}
        </ul>
      </section>
    );
  return (
    // The box keeps the focus, so that the shelf stays open until something is chosen.
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside have the keys
    <div className="search-hits shelf" data-testid="shelf" onMouseDown={(event) => event.preventDefault()}>
      {list(t('shelf.pinned'), shelf.pinned)}
      {list(t('shelf.recent'), shelf.recent)}
    </div>
  );
}

/** Pins an entity to the shelf, or lets it go. */
export function PinButton({ entity }: { readonly entity: Kept }) {
  const { t } = useLocale();
  const pinned = isPinned(useStore(shelfStore), entity.id);
  const { id, kind, name } = entity;
  return (
    <button
      type="button"
      className="icon-button"
      aria-pressed={pinned}
      aria-label={t('shelf.pin', { name })}
      title={t('shelf.pin', { name })}
      onClick={() => shelfStore.update((shelf) => togglePin(shelf, { id, kind, name }))}
    >
      <Icon name={pinned ? 'starred' : 'star'} size={14} />
    </button>
  );
}
