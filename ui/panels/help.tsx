import { Dialog } from '../components/dialog.tsx';
import { useLocale, type Word } from '../state/locale.ts';
import { helpKeys } from './help-keys.ts';

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
            {helpKeys.map(([strokes, word]) => (
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
