/** Opens the menu of a node at a place of the window. */
export type OpenMenu = (menu: { readonly node: string; readonly x: number; readonly y: number }) => void;
