/** What covers the canvas while the address says so. Each page is fetched when it is first opened. */
import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react';
import { IconButton, Loading } from '../components/basics.tsx';
import { ErrorBoundary } from '../components/error-boundary.tsx';
import { useFocusBefore } from '../components/focus.ts';
import { useLocale } from '../state/locale.ts';
import { navigate, routeStore } from '../state/route.ts';
import { useStore } from '../state/store.ts';

const ProfilePage = lazy(async () => ({ default: (await import('./profile-page.tsx')).ProfilePage }));
const PortfolioPage = lazy(async () => ({ default: (await import('./portfolio-page.tsx')).PortfolioPage }));

export function Page() {
  const { t } = useLocale();
  const { page, entity } = useStore(routeStore);
  if (page === 'portfolio')
    return (
      <Sheet title={t('portfolio.title')}>
        <PortfolioPage />
      </Sheet>
    );
  if (page === 'profile' && entity !== null)
    return (
      <Sheet title={t('profile.title')} key={entity}>
        <ProfilePage id={entity} />
      </Sheet>
    );
  return null;
}

function Sheet({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { t } = useLocale();
  const sheet = useRef<HTMLElement>(null);
  // Who opened it by keyboard goes on reading here, and afterwards where it was opened.
  const before = useFocusBefore();
  useEffect(() => {
    sheet.current?.focus();
    return () => {
      if (document.activeElement === document.body) before?.focus();
    };
  }, [before]);
  return (
    <section className="page" ref={sheet} tabIndex={-1} aria-label={title} data-testid="page">
      <div className="page-close">
        <IconButton icon="close" label={t('page.close')} onClick={() => navigate({ page: null })} />
      </div>
      <ErrorBoundary>
        <Suspense fallback={<Loading />}>{children}</Suspense>
      </ErrorBoundary>
    </section>
  );
}
