/** In the page's address: `?wall=1` shows the wall. */
export const WALL = 'wall';
