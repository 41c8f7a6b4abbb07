/** What a node is connected to, kind by kind, with the counts before anything is drawn. */
import { useEffect, useRef, useState } from 'react';
import { familyOf } from '../canvas/palette.ts';
import {
  BATCH,
  type Choices,
  choiceStore,
  choicesOf,
  closeChoices,
  expand,
  type Risk,
  worstOf,
} from '../state/acts/expand.ts';
import { useLabel } from '../state/catalogue.ts';
import { bandOf, formatDay, formatMoney, formatNumber, minorUnits } from '../state/format.ts';
import { useLocale } from '../state/locale.ts';
import { usePicture } from '../state/picture.ts';
import { historyStore } from '../state/scene/history.ts';
import { useSelected, useStore } from '../state/store.ts';
import { Popup } from './popup.tsx';

/** The choice that a double click opens at the node: everything first, under the pointer. */
export function ExpansionMenu() {
  const choices = useStore(choiceStore);
  return choices === null ? null : <Opened choices={choices} />;
}

function Opened({ choices }: { readonly choices: Choices }) {
  const { t } = useLocale();
  const { nodes } = usePicture();
  const name = nodes.get(choices.node)?.label ?? choices.node;
  return (
    <Popup x={choices.x - 24} y={choices.y - 44} label={t('expand.title', { name })} onClose={closeChoices}>
      <p className="fine">{t('expand.title', { name })}</p>
      <ChoiceList choices={choices} onDone={closeChoices} />
    </Popup>
  );
}

/** The choices of one node, fetched when they are shown and again when the scene has grown. */
export function Expansion({ id, onDone }: { readonly id: string; readonly onDone?: () => void }) {
  const edges = useSelected(historyStore, ({ scene }) => scene.edges);
  const [choices, setChoices] = useState<Omit<Choices, 'x' | 'y'> | null>(null);
  const mine = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `edges` says when what is present has changed
  useEffect(() => {
    const asked = ++mine.current;
    void choicesOf(id).then((answer) => {
      if (asked === mine.current) setChoices(answer);
    });
  }, [id, edges]);
  return choices === null || choices.node !== id ? null : <ChoiceList choices={choices} onDone={onDone} />;
}

function ChoiceList({
  choices: { node, kinds, neighbours, present },
  onDone,
}: {
  readonly choices: Omit<Choices, 'x' | 'y'>;
  readonly onDone?: (() => void) | undefined;
}) {
  const { t, language } = useLocale();
  const label = useLabel();
  const number = (value: number): string => formatNumber(value, language);
  const run = (chosen: readonly string[] | null): void => {
    onDone?.();
    void expand(node, chosen);
  };
  const rest = neighbours - present;
  const worst = worstOf(kinds);
  return (
    <ul className="choices" data-testid="choices">
      <li>
        <button type="button" disabled={rest <= 0} onClick={() => run(null)}>
          <span className="choice-name">{t('expand.all')}</span>
          {worst !== null && <RiskTag risk={worst} />}
          <b>{rest > BATCH ? t('expand.some', { count: BATCH, total: number(rest) }) : number(Math.max(0, rest))}</b>
        </button>
      </li>
      {kinds.map((choice) => {
        const amount = choice.total === null ? null : minorUnits({ amount: choice.total });
        const left = choice.neighbours - choice.present;
        return (
          <li key={choice.kind}>
            <button
              type="button"
              disabled={left <= 0}
              title={choice.last === null ? undefined : t('expand.last', { day: formatDay(choice.last) })}
              onClick={() => run([choice.kind])}
            >
              <i className={`line-mark line-${familyOf(choice.kind)}`} />
              <span className="choice-name">{label(choice.kind)}</span>
              <span className="choice-sum">
                {choice.edges > choice.neighbours ? `${number(choice.edges)}×` : ''}
                {amount === null ? '' : ` ${formatMoney(amount, language)}`}
              </span>
              {choice.worst !== null && <RiskTag risk={choice.worst} />}
              <b>
                {left <= 0
                  ? '✓'
                  : left > BATCH
                    ? t('expand.some', { count: BATCH, total: number(left) })
                    : number(left)}
              </b>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** The worst that would come: how severe what was found about it is, else its score. */
function RiskTag({ risk: { name, severity, score } }: { readonly risk: Risk }) {
  const { t, language } = useLocale();
  const band = severity === null ? null : bandOf(severity);
  const text = band === null ? formatNumber(score ?? 0, language, 0) : t(`severity.${band}`);
  return (
    <span className={`risk-tag risk-${band ?? 'score'}`} title={t('expand.worst', { name, risk: text })}>
      <span className="visually-hidden">{t('expand.worst', { name, risk: '' })}</span>
      {text}
    </span>
  );
}
