/** What every store keeps to. Each adapter runs this suite; nothing in it knows which store it is. */
import { afterEach, beforeEach, describe } from 'vitest';
import type { GraphStore } from '../../graph/store/store.ts';
import { describeDocuments } from './store-documents.ts';
import { describeReading } from './store-scan.ts';
import { describeUpsert } from './store-upsert.ts';
import { describeWhole } from './store-whole.ts';

/**
 * One store of its own: `open` opens it, empty at first; after `close` it opens it again with what was written. Making the next
 * place may empty the one before: a test uses one at a time.
 */
export interface StorePlace {
  open(): Promise<GraphStore>;
  remove(): Promise<void>;
}

/** The place of the test that runs, and the store that is open there. */
export interface PlaceInUse {
  store: GraphStore;
  open(): Promise<GraphStore>;
  /** A place of its own, with nothing in it. */
  another(): Promise<StorePlace>;
}

export function describeStore(name: string, makePlace: () => Promise<StorePlace>): void {
  describe(name, () => {
    let at: StorePlace;
    const place = { open: () => at.open(), another: makePlace } as PlaceInUse;

    beforeEach(async () => {
      at = await makePlace();
      place.store = await at.open();
    });
    afterEach(async () => {
      await place.store.close();
      await at.remove();
    });

    describeUpsert(place);
    describeReading(place);
    describeDocuments(place);
    describeWhole(place);
  });
}
