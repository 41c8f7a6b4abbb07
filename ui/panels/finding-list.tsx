import { SeverityMeter, VerdictBadge } from '../components/basics.tsx';
import type { FindingRowFragment } from '../generated/graphql.ts';
import { useLocale } from '../state/locale.ts';
import { navigate } from '../state/route.ts';

/** Findings in few words each; a click opens one. */
export function FindingList({ findings }: { readonly findings: readonly FindingRowFragment[] }) {
  const { language } = useLocale();
  return (
    <ul className="finding-list">
      {findings.map(({ id, title, text, severity, severityBand, verdict }) => (
        <li key={id}>
          <button type="button" onClick={() => navigate({ finding: id, entity: null })}>
            <SeverityMeter severity={severity} band={severityBand} />
            <span>
              <strong>{title[language]}</strong> {verdict !== 'unreviewed' && <VerdictBadge verdict={verdict} />}
              <small>{text[language]}</small>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
