const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Has `cleanUp` called before a signal ends the program, and answers a function that takes this back. Only for as long as there
 * is something to clean up: a signal that nobody handles ends even a long computation at once, one that is handled waits
 * for the event loop.
 */
export function beforeInterrupt(cleanUp: () => void): () => void {
  const takeBack = (): void => {
    for (const signal of SIGNALS) process.off(signal, end);
  };
  const end = (signal: NodeJS.Signals): void => {
    takeBack();
    cleanUp();
    process.kill(process.pid, signal); // a shell sees what ended the program, and says 130 or 143
  };
  for (const signal of SIGNALS) process.on(signal, end);
  return takeBack;
}
