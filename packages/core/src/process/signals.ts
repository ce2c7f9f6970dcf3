const CODES = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Ends the process at a signal by `process.exit`, so that what waits for its end ('exit') can clean up: the default
 * ends it on the spot. @returns how to undo it
 */
export function exitOnSignals(): () => void {
  const handlers = Object.entries(CODES).map(([name, code]) => [name, () => process.exit(code)] as const);
  for (const [name, handler] of handlers) process.on(name, handler);
  return () => {
    for (const [name, handler] of handlers) process.off(name, handler);
  };
}
