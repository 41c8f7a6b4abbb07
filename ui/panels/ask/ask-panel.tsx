/** The question that is open, with its answer: it stands in the place of the details until it is closed. */
import { Icon } from '../../components/icon.tsx';
import { closeQuestion } from '../../state/acts/ask.ts';
import type { Question } from '../../state/ask.ts';
import { useLocale } from '../../state/locale.ts';
import { ComparisonPanel } from './comparison-panel.tsx';
import { PathPanel } from './path-panel.tsx';
import { TreePanel } from './tree-panel.tsx';

export function AskPanel({ question }: { readonly question: Question }) {
  const { t } = useLocale();
  return (
    <article data-testid="ask">
      <header className="panel-head">
        <div>
          <p className="overline">{t('ask.title')}</p>
          <h2>{t(`ask.${question.type}`)}</h2>
        </div>
        <button
          type="button"
          className="icon-button"
          aria-label={t('ask.close')}
          title={t('ask.close')}
          onClick={closeQuestion}
        >
          <Icon name="close" size={14} />
        </button>
      </header>
      {question.type === 'paths' ? (
        <PathPanel question={question} />
      ) : question.type === 'tree' ? (
        <TreePanel id={question.id} direction={question.direction} />
      ) : (
        <ComparisonPanel before={question.before} after={question.after} />
      )}
    </article>
  );
}
