/** What a drag on the empty canvas does. */
import { createStore } from './store.ts';

/** `pan` moves the camera; with Shift it draws a box. `lasso` draws a loop around what is to be selected. */
export type Tool = 'pan' | 'lasso';

export const toolStore = createStore<Tool>('pan');

export const toggleLasso = (): void => toolStore.update((tool) => (tool === 'lasso' ? 'pan' : 'lasso'));
