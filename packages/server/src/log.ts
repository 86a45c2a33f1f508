export type LogLevel = 'error' | 'warn' | 'info' | 'silent';

/** Writes a line of JSON. Facts only, never a name, an address, a query or a body. */
export type Log = (
  level: Exclude<LogLevel, 'silent'>,
  message: string,
  facts?: Record<string, unknown>,
) => void;

const order: LogLevel[] = ['silent', 'error', 'warn', 'info'];

export function jsonLog(
  threshold: LogLevel,
  now: () => Date,
  write: (line: string) => void = (line) => void process.stdout.write(line),
): Log {
  return (level, message, facts) => {
    if (order.indexOf(level) > order.indexOf(threshold)) return;
    write(`${JSON.stringify({ time: now().toISOString(), level, message, ...facts })}\n`);
  };
}
