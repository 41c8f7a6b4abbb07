import { useLocale } from '../state/locale.ts';
import { usePicture } from '../state/picture.ts';
import { Expansion } from './expansion.tsx';
import { NodeActs } from './node-acts.tsx';
import { Popup } from './popup.tsx';

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
  const { nodes } = usePicture();
  const name = nodes.get(node)?.label || node;
  return (
    <Popup x={x} y={y} label={t('menu.label', { name })} onClose={onClose}>
      <p className="fine">{name}</p>
      <NodeActs ids={[node]} onDone={onClose} />
      {nodes.get(node)?.members === undefined && <Expansion id={node} onDone={onClose} />}
    </Popup>
  );
}
