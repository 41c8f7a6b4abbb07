import { useState } from 'react';
import { Dialog } from '../components/dialog.tsx';
import { useLocale } from '../state/locale.ts';
import { giveKey, sessionStore } from '../state/session.ts';
import { useStore } from '../state/store.ts';

/** Asks for the API key when the server does. */
export function KeyDialog() {
  const { t } = useLocale();
  const { asking, refused } = useStore(sessionStore);
  const [key, setKey] = useState('');
  if (!asking) return null;
  return (
    <Dialog title={t('key.title')}>
      <form
        className="key-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (key.trim() !== '') giveKey(key.trim());
        }}
      >
        <p>{t('key.text')}</p>
        {refused && (
          <p className="field-error" role="alert">
            {t('key.refused')}
          </p>
        )}
        <label>
          <span>{t('key.label')}</span>
          <input type="password" autoComplete="off" value={key} onChange={({ target }) => setKey(target.value)} />
        </label>
        <button type="submit" className="button button-primary">
          {t('key.send')}
        </button>
      </form>
    </Dialog>
  );
}
