/** The least that any program on Node takes: starting and ending. */
export const NODE = { name: 'node -e 0', command: [process.execPath, '-e', '0'] };
