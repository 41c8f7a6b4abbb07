/** Files that the explorer makes of what it shows. */
import { request } from '../api/client.ts';
import { findingScoresDocument } from '../api/finding-documents.ts';
import { linesOf, sceneNode } from '../api/scene.ts';
import { nobody, place } from '../state/acts/place.ts';
import { catalogueStore, isDirected, labelOf } from '../state/catalogue.ts';
import type { Finding } from '../state/details.ts';
import { languageStore, type Translate, translate } from '../state/locale.ts';
import { noteTitle } from '../state/note-title.ts';
import { announce } from '../state/notice.ts';
import { pictureNow } from '../state/picture.ts';
import { applyEvent } from '../state/scene/events.ts';
import { sceneNow } from '../state/scene/history.ts';
import { emptyScene } from '../state/scene/model.ts';
import { pictureOf } from '../state/scene/picture.ts';
import { shown } from '../state/store.ts';
import { checksumOf, type EvidenceInput, evidenceBody, evidencePage } from './evidence.ts';
import { type Drawing, svgOf } from './svg.ts';
import { edgesCsv, nodesCsv } from './tables.ts';
import { csv } from './text.ts';

export const formats = ['png', 'svg', 'nodes', 'edges', 'gexf'] as const;
export type Format = (typeof formats)[number];

/** Makes a file of what is drawn and hands it to the browser. */
export async function savePicture(format: Format): Promise<void> {
  const picture = pictureNow();
  const { label } = drawingNow();
  switch (format) {
    case 'png':
      await hand('ringsight.png', await pngOf(svgOf(picture, drawingNow())));
      break;
    case 'svg':
      await hand('ringsight.svg', new Blob([svgOf(picture, drawingNow())], { type: 'image/svg+xml' }));
      break;
    case 'nodes':
      await hand('ringsight-entities.csv', csvFile(nodesCsv(picture, label)));
      break;
    case 'edges':
      await hand('ringsight-relations.csv', csvFile(edgesCsv(picture, label)));
      break;
    case 'gexf': {
      const { gexfOf } = await import('./gexf.ts');
      await hand('ringsight.gexf', new Blob([gexfOf(picture)], { type: 'application/gexf+xml' }));
    }
  }
}

/** Makes the page that proves a finding, in the language of the screen. Its picture is laid out anew, so that it is always the same. */
export async function saveEvidence(finding: Finding): Promise<void> {
  const drawing = drawingNow();
  const { language, label } = drawing;
  const nodes = finding.evidence.nodes.map(sceneNode);
  const edges = linesOf(finding.evidence.edges, isDirected);
  const positions = [...(await place(nodes, edges, nobody, null))];
  const subjects = finding.subjects.map(({ id }) => id);
  const scene = applyEvent(emptyScene, {
    type: 'show',
    cause: 'finding',
    replace: true,
    nodes,
    edges,
    positions,
    subjects,
    mute: [],
  });
  const svg = svgOf(pictureOf(scene), drawing);
  const { finding: scores } = await request(findingScoresDocument, { id: finding.id });
  const input: EvidenceInput = {
    finding,
    scored: scores?.subjects ?? [],
    language,
    label,
    notes: notesOn(finding),
    svg,
    t: (word, values) => translate(language, word, values),
  };
  const body = evidenceBody(input);
  const page = evidencePage(input, body, await checksumOf(body));
  await hand(`${finding.id.replaceAll(/[^\w-]/g, '-')}.${language}.html`, new Blob([page], { type: 'text/html' }));
}

/** What has been written about a finding and about what proves it. */
function notesOn({ id, evidence }: Finding): EvidenceInput['notes'] {
  const proof = new Map(evidence.nodes.map((node) => [node.id, node.name]));
  return [...sceneNow().notes.values()].flatMap(({ text, anchor }): EvidenceInput['notes'] => {
    if (anchor.type === 'finding') return anchor.id === id ? [{ about: null, text }] : [];
    const about = anchor.type === 'node' ? proof.get(anchor.id) : undefined;
    return about === undefined ? [] : [{ about, text }];
  });
}

/** Rows of the table as CSV. */
export const saveTable = (name: string, cells: Parameters<typeof csv>[0]): Promise<void> =>
  hand(`${name}.csv`, csvFile(csv(cells)));

/** Names and looks in the language of the screen. */
export function drawingNow(): Drawing {
  const catalogue = shown(catalogueStore.get()) ?? null;
  const language = languageStore.get();
  const label = (kind: string): string => labelOf(catalogue, kind, language);
  const t: Translate = (word, values) => translate(language, word, values);
  return {
    language,
    label,
    look: (kind) => catalogue?.nodeKinds.get(kind) ?? { color: '#7a8291', shape: 'circle' },
    noteTitle: (anchor) => noteTitle(anchor, { nodes: sceneNow().nodes, label, t }),
  };
}

const csvFile = (text: string): Blob => new Blob([text], { type: 'text/csv;charset=utf-8' });
/** Twice the size of the drawing; no canvas is larger than this on a side. */
const RATIO = 2;
const LARGEST = 12_000;

async function pngOf(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const ratio = Math.min(RATIO, LARGEST / Math.max(image.width, image.height));
    const sheet = new OffscreenCanvas(Math.ceil(image.width * ratio), Math.ceil(image.height * ratio));
    sheet.getContext('2d')?.drawImage(image, 0, 0, sheet.width, sheet.height);
    return await sheet.convertToBlob({ type: 'image/png' });
  } finally {
    URL.revokeObjectURL(address);
  }
}

async function hand(name: string, file: Blob): Promise<void> {
  const link = document.createElement('a');
  link.download = name;
  link.href = URL.createObjectURL(file);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  announce('said.exported', { name });
}
