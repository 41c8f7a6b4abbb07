import { EntityLink, FailureNote, Loading, Section } from '../../components/basics.tsx';
import type { OwnershipDirection } from '../../generated/graphql.ts';
import { askTree } from '../../state/acts/ask.ts';
import { type Tree, treeStore } from '../../state/ask.ts';
import { formatShare } from '../../state/format.ts';
import { useLocale } from '../../state/locale.ts';
import { useStore } from '../../state/store.ts';

const directions: readonly OwnershipDirection[] = ['UP', 'DOWN'];
const LISTED = 30;

/** Layer by layer who holds whom: the direct share, and what it comes to at the root. */
export function TreePanel({ id, direction }: { readonly id: string; readonly direction: OwnershipDirection }) {
  const { t } = useLocale();
  const remote = useStore(treeStore);
  return (
    <>
      <fieldset className="languages tree-direction" aria-label={t('tree.direction')}>
        {directions.map((one) => (
          <button key={one} type="button" aria-pressed={one === direction} onClick={() => void askTree(id, one)}>
            {t(`tree.${one}`)}
          </button>
        ))}
      </fieldset>
      {remote.state === 'loading' && <Loading />}
      {remote.state === 'failed' && <FailureNote failure={remote.error} onRetry={() => void askTree(id, direction)} />}
      {remote.state === 'ready' && <Layers tree={remote.value} />}
    </>
  );
}

const shareText = (share: number | null | undefined): string => (share == null ? '?' : formatShare(share));

function Layers({ tree }: { readonly tree: Tree }) {
  const { t } = useLocale();
  if (tree.nodes.length === 0) return <p className="fine">{t('tree.none')}</p>;
  return (
    <>
      <ul className="tree" data-testid="tree">
        <li>
          <EntityLink entity={tree.root} />
        </li>
        {inOrder(tree).map(({ id, level, entity, share, pathShare, repeated, circular }) => (
          <li key={id} style={{ paddingLeft: `${level * 14}px` }}>
            <EntityLink entity={entity} />
            <b>{shareText(share)}</b>
            {level > 1 && <span className="muted">{t('tree.path', { share: shareText(pathShare) })}</span>}
            {circular ? (
              <em className="inferred">{t('tree.circular')}</em>
            ) : (
              repeated && <em className="muted">{t('tree.repeated')}</em>
            )}
          </li>
        ))}
      </ul>
      {!tree.complete && <p className="note">{t('tree.cut')}</p>}
      {tree.lookThrough.length > 0 && (
        <Section title={t('tree.lookThrough')} aside={tree.lookThrough.length}>
          <ul className="shares">
            {tree.lookThrough.slice(0, LISTED).map(({ entity, share }) => (
              <li key={entity.id}>
                <EntityLink entity={entity} />
                <b>{formatShare(share)}</b>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {tree.unknownShare > 0 && (
        <p className="fine">{t('entity.unknownShare', { share: formatShare(tree.unknownShare) })}</p>
      )}
    </>
  );
}

/** Each node directly followed by what hangs on it. */
function inOrder({ nodes }: Tree): Tree['nodes'] {
  const children = new Map<string | null, Tree['nodes'][number][]>();
  for (const node of nodes) {
    const parent = node.parent ?? null;
    const list = children.get(parent);
    if (list === undefined) children.set(parent, [node]);
    else list.push(node);
  }
  const walk = (parent: string | null): Tree['nodes'] =>
    (children.get(parent) ?? []).flatMap((node) => [node, ...walk(node.id)]);
  return walk(null);
}
