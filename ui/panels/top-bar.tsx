import { IconButton } from '../components/basics.tsx';
import { Icon } from '../components/icon.tsx';
import icon from '../icon.svg';
import { useCatalogue } from '../state/catalogue.ts';
import { formatDay } from '../state/format.ts';
import { languages, useLocale } from '../state/locale.ts';
import { navigate, routeStore } from '../state/route.ts';
import { setLanguage } from '../state/start.ts';
import { useStore } from '../state/store.ts';
import { currentStore } from '../state/workspace/current.ts';
import { showWork } from '../state/workspace/saved.ts';
import { SearchBox } from './search-box.tsx';

const names = { zh: '中文', en: 'English' } as const;

export function TopBar({ onHelp }: { readonly onHelp: () => void }) {
  const { t, language } = useLocale();
  return (
    <header className="top-bar">
      <a className="skip" href="#details">
        {t('app.skip')}
      </a>
      <h1 className="brand">
        <img src={icon} alt="" width={22} height={22} />
        <span>Ringsight</span>
      </h1>
      <SearchBox />
      <div className="top-tools">
        <WorkButton />
        <PortfolioButton />
        <AsOf />
        <fieldset className="languages" aria-label={t('app.language')}>
          {languages.map((name) => (
            <button
              key={name}
              type="button"
              lang={name === 'zh' ? 'zh-CN' : 'en'}
              aria-pressed={language === name}
              onClick={() => setLanguage(name)}
            >
              {names[name]}
            </button>
          ))}
        </fieldset>
        <IconButton icon="help" label={t('app.help')} shortcut="?" onClick={onHelp} />
      </div>
    </header>
  );
}

/** The work that is open, by its name. */
function WorkButton() {
  const { t } = useLocale();
  const name = useStore(currentStore)?.name ?? '';
  return (
    <button type="button" className="button work-button" title={`${t('work.title')} (⇧W)`} onClick={showWork}>
      <Icon name="folder" size={14} />
      <span>{name === '' ? t('work.title') : name}</span>
    </button>
  );
}

function PortfolioButton() {
  const { t } = useLocale();
  const open = useStore(routeStore).page === 'portfolio';
  return (
    <button
      type="button"
      className="button"
      aria-pressed={open}
      onClick={() => navigate({ page: open ? null : 'portfolio' })}
    >
      <Icon name="chart" size={14} />
      {t('portfolio.title')}
    </button>
  );
}

/** The date that neighbourhoods and ownership are shown for; findings keep the date that they were found for. */
function AsOf() {
  const { t } = useLocale();
  const { asOf } = useStore(routeStore);
  const horizon = useCatalogue()?.stats.horizon;
  const latest = horizon == null ? '' : formatDay(horizon);
  return (
    <label className={`as-of${asOf === null ? '' : ' as-of-set'}`}>
      <span>{t('app.asOf')}</span>
      <input
        type="date"
        value={asOf ?? latest}
        max={latest === '' ? undefined : latest}
        onChange={({ target }) =>
          navigate({ asOf: target.value === '' || target.value === latest ? null : target.value })
        }
      />
      {asOf !== null && (
        <button
          type="button"
          aria-label={t('app.asOfReset')}
          title={t('app.asOfReset')}
          onClick={() => navigate({ asOf: null })}
        >
          <Icon name="close" size={12} />
        </button>
      )}
    </label>
  );
}
