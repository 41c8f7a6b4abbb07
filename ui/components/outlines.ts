/** The shapes of kinds, drawn in a box of 24 by 24: the same on the screen and on paper. */
export const outlines: Readonly<Record<string, string>> = {
  circle: 'M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22',
  square: 'M4 2h16a2 2 0 0 1 2 2v16a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2',
  rounded: 'M6 4h12a5 5 0 0 1 5 5v6a5 5 0 0 1-5 5H6a5 5 0 0 1-5-5V9a5 5 0 0 1 5-5',
  diamond: 'M12 0l12 12-12 12L0 12z',
  triangle: 'M12 1l12 21H0z',
  hexagon: 'M6 2h12l6 10-6 10H6L0 12z',
};
