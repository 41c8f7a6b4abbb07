/** One box for everything that has a name or a number; it says why something matched. */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { FailureNote, KindMark, Loading } from '../components/basics.tsx';
import { Icon } from '../components/icon.tsx';
import { openNeighbourhood } from '../state/acts/open.ts';
import { useLabel } from '../state/catalogue.ts';
import { useLocale } from '../state/locale.ts';
import { navigate, routeStore } from '../state/route.ts';
import { emptySearch, type Hit, moveActive, searchStore, setSearchText } from '../state/search.ts';
import { shelfStore } from '../state/shelf.ts';
import { shown, useStore } from '../state/store.ts';
import { Shelf } from './shelf.tsx';

export const SEARCH_INPUT = 'search';

export function SearchBox() {
  const { t } = useLocale();
  const search = useStore(searchStore);
  const [focused, setFocused] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const before = useRef<Element | null>(null);
  const list = useId();
  const hits = shown(search.hits) ?? [];
  const shelf = useStore(shelfStore);
  const empty = search.text.trim() === '';
  const open = focused && !empty;
  const shelved = focused && empty && shelf.pinned.length + shelf.recent.length > 0;

  const choose = (hit: Hit | undefined): void => {
    if (hit === undefined) return;
    searchStore.update(() => emptySearch);
    input.current?.blur();
    openFromSearch(hit.entity.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      searchStore.update((now) => moveActive(now, event.key === 'ArrowDown' ? 1 : -1));
    } else if (event.key === 'Enter') {
      if (search.hits.state === 'loading') searchStore.update((now) => ({ ...now, awaited: true }));
      else choose(hits[search.active]);
    } else if (event.key === 'Escape') {
      searchStore.update(() => emptySearch);
      input.current?.blur();
      if (before.current instanceof HTMLElement) before.current.focus();
    }
  };

  const awaited = search.awaited && search.hits.state === 'ready' ? search.hits.value[0] : undefined;
  useEffect(() => {
    if (awaited === undefined) return;
    searchStore.update(() => emptySearch);
    input.current?.blur();
    openFromSearch(awaited.entity.id);
  }, [awaited]);

  return (
    <search
      className="search"
      onFocus={({ currentTarget, relatedTarget }) => {
        setFocused(true);
        if (!currentTarget.contains(relatedTarget)) before.current = relatedTarget;
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setFocused(false);
      }}
    >
      <Icon name="search" />
      <input
        ref={input}
        id={SEARCH_INPUT}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        value={search.text}
        placeholder={t('search.hint')}
        aria-label={t('search.label')}
        aria-expanded={open}
        aria-controls={list}
        aria-activedescendant={open && hits.length > 0 ? `${list}-${search.active}` : undefined}
        onChange={({ target }) => setSearchText(target.value)}
        onKeyDown={onKeyDown}
      />
      <kbd>/</kbd>
      <div className="search-hits" hidden={!open}>
        <div id={list} role="listbox" aria-label={t('search.label')} aria-busy={search.hits.state === 'loading'}>
          {hits.map((hit, i) => (
            <Option key={hit.entity.id} id={`${list}-${i}`} hit={hit} active={i === search.active} onChoose={choose} />
          ))}
        </div>
        {search.hits.state === 'loading' && hits.length === 0 && <Loading />}
        {search.hits.state === 'failed' && <FailureNote failure={search.hits.error} />}
        {search.hits.state === 'ready' && hits.length === 0 && (
          <p className="search-none">{t('search.none', { text: search.text.trim() })}</p>
        )}
      </div>
      {shelved && (
        <Shelf
          shelf={shelf}
          onOpen={(id) => {
            setFocused(false);
            openFromSearch(id);
          }}
        />
      )}
    </search>
  );
}

/** Opens an entity; the keys go to the canvas, where it will stand. */
function openFromSearch(id: string): void {
  document.querySelector<HTMLElement>('.stage-canvas')?.focus();
  const already = routeStore.get();
  navigate({ finding: null, entity: id });
  // The address follows a change; the same entity asked for again is shown again, and so is one that lies on the canvas.
  if (already.entity === id || already.finding !== null) void openNeighbourhood(id);
}

function Option({
  id,
  hit,
  active,
  onChoose,
}: {
  readonly id: string;
  readonly hit: Hit;
  readonly active: boolean;
  readonly onChoose: (hit: Hit) => void;
}) {
  const { t } = useLocale();
  const label = useLabel();
  const { entity, why, matched, holders } = hit;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox's input has the keys
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      className="search-hit"
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onChoose(hit)}
    >
      <KindMark kind={entity.kind} />
      <span className="search-name">{entity.name}</span>
      <span className="search-key">
        {label(entity.kind)} · {matched === entity.name ? entity.key : matched}
        {holders.length > 0 && ` · ${holders.map(({ name }) => name).join(' · ')}`}
      </span>
      <span className="search-why">{t(`search.why.${why}`)}</span>
    </div>
  );
}
