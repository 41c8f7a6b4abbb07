/**
 * A finding with its proof as one page of HTML that needs nothing else: no script, no font, no address. The same finding gives the
 * same bytes: nothing in it tells when it was written.
 */
import type { Finding } from '../state/details.ts';
import { sourceOf } from '../state/details.ts';
import { formatDay, formatExactMoney, formatNumber, formatShare, formatTime, minorUnits } from '../state/format.ts';
import type { Language, Translate } from '../state/locale.ts';
import { type ScoredSubject, scoresOf } from './evidence-scores.ts';
import { escaped, table } from './text.ts';

export interface EvidenceInput {
  readonly finding: Finding;
  /** The finding's subjects with their scores. */
  readonly scored: readonly ScoredSubject[];
  readonly language: Language;
  readonly t: Translate;
  readonly label: (kind: string) => string;
  /** What an investigator has written: about the finding (null), or about an entity of its proof, by its name. */
  readonly notes: readonly { readonly about: string | null; readonly text: string }[];
  /** The picture, from `svgOf`. */
  readonly svg: string;
}

type Relation = Finding['evidence']['edges'][number];

const section = (title: string, content: string): string =>
  `<section><h2>${escaped(title)}</h2>\n${content}</section>\n`;

/** The content of the page: what its checksum is taken of. */
export function evidenceBody(input: EvidenceInput): string {
  const { finding, language, t, svg } = input;
  const { evidence } = finding;
  return (
    `<h1>${escaped(finding.title[language])}</h1>\n` +
    `<p class="sentence">${escaped(finding.text[language])}</p>\n` +
    facts(input) +
    section(
      t('finding.subjects'),
      `<ul>${finding.subjects.map(({ name, id }) => `<li>${escaped(name)} <code>${escaped(id)}</code></li>`).join('')}</ul>`,
    ) +
    section(t('evidence.picture'), `<figure>${svg}</figure>`) +
    section(t('finding.evidence'), pathTable(input)) +
    section(t('evidence.scores'), scoresOf(input.scored, input)) +
    section(
      t('finding.parameters'),
      table(
        [t('evidence.parameter'), t('evidence.value'), t('evidence.meaning')],
        finding.parameters.map(({ name, text, value }) => [
          `<code>${escaped(name)}</code>`,
          escaped(typeof value === 'number' ? formatNumber(value, language, 4) : String(value ?? '–')),
          escaped(text[language]),
        ]),
      ),
    ) +
    section(t('evidence.gaps'), gaps(input, evidence)) +
    (input.notes.length === 0 ? '' : section(t('note.many'), notes(input))) +
    section(t('review.title'), decisions(input)) +
    `<p><b>${escaped(t('finding.nextStep'))}</b> ${escaped(finding.nextStep[language])}</p>\n`
  );
}

function facts({ finding, language, t }: EvidenceInput): string {
  const amount = minorUnits(finding.amount);
  const pairs: readonly (readonly [string, string])[] = [
    [t('finding.amount'), amount === null ? '–' : formatExactMoney(amount, language, finding.amount?.currency)],
    [t('finding.severity'), `${t(`severity.${finding.severityBand}`)} ${finding.severity.toFixed(2)}`],
    [t('finding.confidence'), formatShare(finding.confidence)],
    [t('finding.asOf'), formatDay(finding.asOf)],
    [t('finding.found'), formatTime(finding.foundAt)],
    [t('finding.snapshot'), finding.snapshot],
    [t('evidence.finding'), finding.id],
    [t('evidence.run'), finding.run],
  ];
  return `<dl>${pairs.map(([name, value]) => `<div><dt>${escaped(name)}</dt><dd>${escaped(value)}</dd></div>`).join('')}</dl>\n`;
}

function pathTable({ finding, language, t, label }: EvidenceInput): string {
  const when = ({ at, validFrom, validTo }: Relation): string =>
    at != null
      ? formatTime(at)
      : [validFrom, validTo].some((time) => time != null)
        ? `${validFrom == null ? '…' : formatDay(validFrom)} – ${validTo == null ? '…' : formatDay(validTo)}`
        : '–';
  const rows = finding.evidence.edges.map((relation, i) => {
    const amount = minorUnits(relation.amount);
    return [
      String(i + 1),
      escaped(relation.from.name),
      escaped(label(relation.kind)),
      escaped(relation.to.name),
      escaped(when(relation)),
      amount === null ? '' : escaped(formatExactMoney(amount, language, relation.amount?.currency)),
      relation.share == null ? '' : formatShare(relation.share),
      formatShare(relation.confidence),
      `<code>${escaped(sourceOf(relation) ?? t('finding.noSource'))}</code>`,
    ];
  });
  const head = [
    '#',
    t('table.from'),
    t('table.kind'),
    t('table.to'),
    t('evidence.when'),
    t('table.amount'),
    t('table.share'),
    t('table.confidence'),
    t('evidence.source'),
  ];
  return table(head, rows);
}

/** What the data does not say, and what of the proof is not on the page. */
function gaps({ t }: EvidenceInput, { nodes, edges, edgeCount, complete }: Finding['evidence']): string {
  const placeholders = nodes.filter(({ placeholder }) => placeholder).map(({ name }) => name);
  const flagged = nodes
    .filter(({ flags }) => flags.length > 0)
    .map(({ name, flags }) => `${name} (${flags.map(({ column }) => column).join(', ')})`);
  const inferred = edges.filter(({ confidence }) => confidence < 1).length;
  const unsourced = edges.filter((relation) => sourceOf(relation) === null).length;
  const lines = [
    ...(complete && edges.length >= edgeCount ? [] : [t('cut.evidence', { shown: edges.length, total: edgeCount })]),
    ...(placeholders.length === 0 ? [] : [t('evidence.placeholders', { names: placeholders.join(', ') })]),
    ...(flagged.length === 0 ? [] : [t('evidence.flagged', { names: flagged.join(', ') })]),
    ...(inferred === 0 ? [] : [t('evidence.inferred', { count: inferred })]),
    ...(unsourced === 0 ? [] : [t('evidence.unsourced', { count: unsourced })]),
  ];
  if (lines.length === 0) return `<p>${escaped(t('evidence.noGaps'))}</p>`;
  return `<ul>${lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`;
}

const notes = (input: EvidenceInput): string =>
  `<ul class="notes">${input.notes
    .map(({ about, text }) => `<li>${about === null ? '' : `<b>${escaped(about)}</b> `}${escaped(text)}</li>`)
    .join('')}</ul>`;

function decisions({ finding, t }: EvidenceInput): string {
  if (finding.reviews.length === 0) return `<p>${escaped(t('review.none'))}</p>`;
  const said = finding.reviews.map(({ verdict, reviewer, reason, at }) =>
    [formatTime(at), reviewer, verdict == null ? '' : t(`verdict.${verdict}`), reason ?? '']
      .filter((part) => part !== '')
      .join(' · '),
  );
  return `<ul>${said.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`;
}

const STYLE =
  'body{font:14px/1.5 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#18202b;background:#fff;max-width:1080px;margin:32px auto;padding:0 24px}' +
  'h1{font-size:22px;margin:0 0 8px}h2{font-size:15px;margin:24px 0 6px;border-bottom:1px solid #dde2e8}h3{font-size:13.5px;margin:12px 0 2px}h3 .score{font-weight:400;color:#566172}.fine{color:#566172;font-size:12px}.sentence{font-size:16px}' +
  'dl{display:grid;grid-template-columns:repeat(4,1fr);gap:8px 18px;margin:12px 0}dt{color:#566172;font-size:12px}dd{margin:0;overflow-wrap:anywhere}' +
  'table{border-collapse:collapse;width:100%;font-size:12.5px}th,td{text-align:left;vertical-align:top;padding:4px 8px 4px 0;border-bottom:1px solid #e6eaef;overflow-wrap:break-word}' +
  '.notes li{white-space:pre-wrap;overflow-wrap:anywhere}figure{margin:0}svg{max-width:100%;max-height:660px;height:auto}code{font-size:12px}footer{margin-top:28px;color:#566172;font-size:12px;overflow-wrap:anywhere}' +
  '@media print{body{margin:0;max-width:none}tr,figure{break-inside:avoid}h2,h3{break-after:avoid}thead{display:table-header-group}}';

/** The page around its content; `checksum` is the SHA-256 of the bytes of `<main>`'s content, or null where the browser cannot tell. */
export function evidencePage({ finding, language, t }: EvidenceInput, body: string, checksum: string | null): string {
  const sum = checksum === null ? t('evidence.noChecksum') : `${t('evidence.checksum')} ${checksum}`;
  return (
    `<!doctype html>\n<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">` +
    `<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">` +
    `<title>${escaped(finding.title[language])} · Ringsight</title><style>${STYLE}</style></head>\n` +
    `<body><main>${body}</main>\n<footer>Ringsight · ${escaped(sum)}</footer></body></html>\n`
  );
}

/** SHA-256 in hex; null where the browser gives none, which is over plain HTTP from another machine. */
export async function checksumOf(text: string): Promise<string | null> {
  if (globalThis.crypto?.subtle === undefined) return null;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
