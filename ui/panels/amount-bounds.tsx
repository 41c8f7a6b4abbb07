import { useEffect, useState } from 'react';
import { setFilter } from '../state/acts/edit.ts';
import { useLocale } from '../state/locale.ts';
import { historyStore } from '../state/scene/history.ts';
import { useSelected } from '../state/store.ts';

/** Lines that sum up to less or more than these are left out. */
export function AmountBounds() {
  const { t } = useLocale();
  const { minAmount, maxAmount } = useSelected(historyStore, ({ scene }) => scene.filter);
  return (
    <span className="amount-bounds">
      <Bound label={t('time.least')} value={minAmount} onChange={(value) => setFilter({ minAmount: value })} />
      <span aria-hidden="true">–</span>
      <Bound label={t('time.most')} value={maxAmount} onChange={(value) => setFilter({ maxAmount: value })} />
    </span>
  );
}

/** An amount of whole major units, taken when the field is left or Enter is pressed. */
function Bound({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}) {
  const written = value === null ? '' : String(value / 100);
  const [text, setText] = useState(written);
  useEffect(() => setText(written), [written]);
  const take = (): void => {
    const amount = text.trim() === '' ? null : Math.round(Number(text) * 100);
    if (amount !== null && !(amount >= 0)) setText(written);
    else if (amount !== value) onChange(amount);
  };
  return (
    <input
      type="text"
      inputMode="decimal"
      placeholder={label}
      aria-label={label}
      title={label}
      value={text}
      onChange={({ target }) => setText(target.value)}
      onBlur={take}
      onKeyDown={({ key }) => {
        if (key === 'Enter') take();
      }}
    />
  );
}
