/** A pattern that is not linear, or that the checker cannot tell, and why no text can make it slow. */
export interface PatternException {
  readonly file: string;
  /** As it stands in the source. */
  readonly pattern: string;
  readonly reason: string;
}

const OWN_ADDRESS = 'the address of our own file';
const INPUT = 'an input or a variable, which whoever writes the workflow writes';

export const EXCEPTIONS: readonly PatternException[] = [
  {
    file: 'packages/runners/src/junit/encoding.ts',
    pattern: '/<\\?xml\\s[^>]{0,200}?',
    reason: 'only the first bytes of a report are looked at, a fixed number',
  },
  {
    file: 'packages/runners/src/junit/xml.ts',
    pattern: '/<\\/?(?:[^\\s<>/:!?"\'=]{1,100}:)?(?:testsuites?|testcase|failure',
    reason: 'what is tried again at each place ends after a hundred characters',
  },
  { file: 'packages/store/src/github/github-process.ts', pattern: '/[^/]*(\\.[jt]s)$/', reason: OWN_ADDRESS },
  { file: 'packages/snapshot/src/workers/pool.ts', pattern: '/[^/]*$/', reason: OWN_ADDRESS },
  { file: 'packages/store/src/azure/azure-client.ts', pattern: '/\\/+$/', reason: INPUT },
  { file: 'packages/store/src/s3/s3-distribution.ts', pattern: '/\\/+$/', reason: INPUT },
  { file: 'packages/store/src/s3/s3.ts', pattern: '/^\\/+|\\/+$/g', reason: INPUT },
  { file: 'packages/store/src/spec.ts', pattern: '/^\\/+|\\/+$/g', reason: INPUT },
  { file: 'packages/core/src/run/inputs.ts', pattern: '/\\d+(?:\\.\\d+)?[a-z]+/gi', reason: INPUT },
  { file: 'actions/canary-gate/src/inputs.ts', pattern: '/\\/+$/', reason: INPUT },
  { file: 'actions/cache/src/request/inputs.ts', pattern: '/^([^:]*?)\\s*(?::\\s*(.*))?$/s', reason: INPUT },
  {
    file: 'packages/store/src/github/github-transport.ts',
    pattern: '/[.\\s]+$/',
    reason: 'at most 1,000 characters',
  },
  {
    file: 'packages/store/src/redis/redis-errors.ts',
    pattern: '/[.\\s]+$/',
    reason: 'at most 1,000 characters',
  },
  {
    file: 'packages/render/src/numbers.ts',
    pattern: '/\\B(?=(?:\\d{3})',
    reason: 'the digits of one number',
  },
  {
    file: 'packages/store/src/redis/redis-errors.ts',
    pattern: "/'([a-z|]{1,40})' command/i",
    reason: 'looks at 40 characters from each quote',
  },
  {
    file: 'actions/cache/src/entries/entries.ts',
    pattern: '/^([^/]+)\\/([0-9a-f]{16})',
    reason: 'looks at 64 characters from each #',
  },
  {
    file: 'actions/run-tests/src/runners/languages/go.ts',
    pattern: '/^\\s*([^\\s:]+_test\\.go):(\\d+):/m',
    reason: 'at most 4,000 characters',
  },
];
