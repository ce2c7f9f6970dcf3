import { auditTotals } from '@paceline/history';
import { expect, test } from 'vitest';
import { record } from './records.ts';

const audit = { suite: 'unit', tests: 9, selected: 2, failing: 2, missed: 1, seconds: 90, savedSeconds: 70 };

test('audits of a suite are summed, of each run the newest attempt', () => {
  const records = [
    record('3', 10, { audits: [audit, { ...audit, suite: 'other' }], attempt: 2 }),
    record('3', 20, { audits: [{ ...audit, missed: 2 }] }),
    record('2', 30, { audits: [{ ...audit, failing: 0, missed: 0 }] }),
    record('2', 30, { audits: [audit], key: 'another matrix' }),
    record('1', 40, { audits: [{ ...audit, suite: 'other' }] }),
    record('0', 50),
  ];
  expect(auditTotals(records, 'unit')).toEqual({
    runs: 2,
    failing: 4,
    missed: 2,
    savedSeconds: 210,
    seconds: 270,
  });
  expect(auditTotals([], 'unit').runs).toBe(0);
});
