/** What there is: kinds, detectors and formats, from their records. */
import { readFileSync } from 'node:fs';
import type { Detector } from '../../../graph/detectors/detector.ts';
import { detectors } from '../../../graph/detectors/index.ts';
import {
  type EdgeKind,
  edgeKind,
  edgeKindNames,
  type Kind,
  type NodeKind,
  type NodeKindSpec,
  nodeKind,
  nodeKindNames,
  propertiesOf,
} from '../../../graph/schema/kinds.ts';
import type { PropertyType } from '../../../graph/schema/property-types.ts';
import type { Text } from '../../../graph/schema/text.ts';
import { formats } from '../../../ingest/mappings/index.ts';

export interface PropertyEntry {
  readonly name: string;
  readonly label: Text;
  readonly type: PropertyType;
  readonly values: readonly { readonly code: string; readonly label: Text }[] | null;
}

export interface NodeKindEntry {
  readonly kind: NodeKind;
  readonly label: Text;
  readonly keyLabel: Text;
  readonly color: string;
  readonly shape: NodeKindSpec['shape'];
  readonly properties: readonly PropertyEntry[];
}

export interface EdgeKindEntry {
  readonly kind: EdgeKind;
  readonly label: Text;
  readonly from: readonly NodeKind[];
  readonly to: readonly NodeKind[];
  readonly directed: boolean;
  readonly time: 'fact' | 'event';
  readonly properties: readonly PropertyEntry[];
}

export interface Catalogue {
  readonly nodeKinds: readonly NodeKindEntry[];
  readonly edgeKinds: readonly EdgeKindEntry[];
  readonly detectors: readonly Detector[];
  readonly formats: readonly { readonly id: string; readonly title: Text }[];
  readonly version: string;
}

const propertyEntries = (kind: Kind): readonly PropertyEntry[] =>
  Object.entries(propertiesOf(kind)).map(([name, { label, type, values }]) => ({
    name,
    label,
    type,
    values: values ? Object.entries(values).map(([code, codeLabel]) => ({ code, label: codeLabel })) : null,
  }));

const packageFile = new URL('../../../package.json', import.meta.url);

export const catalogue: Catalogue = {
  nodeKinds: nodeKindNames.map((kind) => {
    const { label, key, color, shape } = nodeKind(kind);
    return { kind, label, keyLabel: key.label, color, shape, properties: propertyEntries(kind) };
  }),
  edgeKinds: edgeKindNames.map((kind) => {
    const { label, from, to, directed, time } = edgeKind(kind);
    return { kind, label, from, to, directed, time, properties: propertyEntries(kind) };
  }),
  detectors,
  formats: formats.map(({ id, title }) => ({ id, title })),
  version: (JSON.parse(readFileSync(packageFile, 'utf8')) as { readonly version: string }).version,
};
