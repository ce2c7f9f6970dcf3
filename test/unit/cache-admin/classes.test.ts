import { expect, test } from 'vitest';
import { classOf } from '../../../actions/cache/admin/src/classes.ts';
import { presetNames } from '../../../actions/cache/src/request/presets.ts';

const EXPECTED: Readonly<Record<string, string>> = {
  playwright: 'tests',
  cypress: 'tests',
  ccache: 'compilation',
  sccache: 'compilation',
  turbo: 'compilation',
  nx: 'compilation',
  'docker-buildkit': 'layers',
};

test.each(presetNames)('keys of the preset %s have a class', (name) => {
  expect(classOf(`${name}-linux-x64-0123456789abcdef`)).toBe(EXPECTED[name] ?? 'dependencies');
});

test('the first class that has a word of the key is its class', () => {
  expect(classOf('docker-build-npm')).toBe('layers');
  expect(classOf('NPM/linux')).toBe('dependencies');
  expect(classOf('commit-3f78')).toBeUndefined();
  expect(classOf('npmrc')).toBeUndefined();
});
