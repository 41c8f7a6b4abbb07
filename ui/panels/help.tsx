import { Dialog } from '../components/dialog.tsx';
import { useLocale, type Word } from '../state/locale.ts';

type Line = readonly [keys: readonly string[], word: Word];

const keys: readonly Line[] = [
  [['/'], 'help.search'],
  [['j', 'k'], 'help.queue'],
  [['↑', '↓', 'Enter'], 'help.queueKeys'],
  [['Ctrl Z', 'Ctrl ⇧ Z'], 'help.undo'],
  [['E', '⇧ E'], 'help.expand'],
  [['C'], 'help.collapse'],
  [['H'], 'help.hide'],
  [['⇧ H'], 'help.isolate'],
  [['U'], 'help.unhide'],
  [['X'], 'help.pin'],
  [['G', '⇧ G'], 'help.fold'],
  [['R'], 'help.related'],
  [['Ctrl A', 'Ctrl Alt A'], 'help.all'],
  [['S'], 'help.lasso'],
  [['1', '…', '9'], 'help.only'],
  [['M'], 'help.menu'],
  [['I'], 'help.inspect'],
  [['P'], 'help.paths'],
  [['N'], 'help.common'],
  [['O'], 'help.tree'],
  [['W'], 'help.circle'],
  [['D'], 'help.compare'],
  [['F'], 'help.fit'],
  [['L', '⇧ L'], 'help.arrange'],
  [['+', '−'], 'help.zoom'],
  [['←', '↑', '→', '↓'], 'help.walk'],
  [['⇧ ←', '…', '⇧ ↓'], 'help.extend'],
  [['Ctrl ←', '…', 'Ctrl ↓'], 'help.move'],
  [['T', 'Space'], 'help.time'],
  [['A'], 'help.write'],
  [['B'], 'help.table'],
  [['⇧ W'], 'help.work'],
  [['⇧ X'], 'help.export'],
  [['⇧ C', '⇧ D', '⇧ U'], 'help.decide'],
  [['⇧ A', '⇧ N'], 'help.take'],
  [['V'], 'help.mark'],
  [[',', '.', '>'], 'help.playback'],
  [['Esc'], 'help.escape'],
  [['?'], 'help.help'],
];
const gestures: readonly (readonly [Word, Word])[] = [
  ['mouse.click', 'help.click'],
  ['mouse.doubleClick', 'help.doubleClick'],
  ['mouse.rightClick', 'help.rightClick'],
  ['mouse.drag', 'help.drag'],
  ['mouse.shiftDrag', 'help.box'],
  ['mouse.doubleClickEmpty', 'help.writeHere'],
];
const marks: readonly Word[] = [
  'help.markSubject',
  'help.markSelected',
  'help.markRisk',
  'help.markSize',
  'help.markMore',
  'help.markGroup',
  'help.markPin',
  'help.markInferred',
];

export function Help({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLocale();
  return (
    <Dialog title={t('help.title')} onClose={onClose}>
      <div className="help">
        <section>
          <h3>{t('help.keys')}</h3>
          <dl>
            {keys.map(([strokes, word]) => (
              <div key={word}>
                <dt>
                  {strokes.map((stroke) => (
                    <kbd key={stroke}>{stroke}</kbd>
                  ))}
                </dt>
                <dd>{t(word)}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section>
          <h3>{t('help.mouse')}</h3>
          <dl>
            {gestures.map(([gesture, word]) => (
              <div key={word}>
                <dt>{t(gesture)}</dt>
                <dd>{t(word)}</dd>
              </div>
            ))}
          </dl>
          <h3>{t('help.marks')}</h3>
          <ul className="plain">
            {marks.map((word) => (
              <li key={word}>{t(word)}</li>
            ))}
          </ul>
        </section>
      </div>
    </Dialog>
  );
}
