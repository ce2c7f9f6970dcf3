import type { Files, Suite } from '../../suite.ts';
import { BROKEN, needsOne, passing, suites } from './project.ts';

/** A module of which half the functions and lines run. */
const HALF: Files = {
  'src/half.js': 'exports.used = () => 1;\nexports.unused = () => {\n  const two = 2;\n  return two;\n};\n',
  'test/half.js': "it('half', () => require('../src/half.js').used());\n",
};
/** Only the last job sees the coverage of all legs, and only where the legs collect it. */
const UNJUDGED = {
  exception: { verdict: 'green', why: 'the legs do not collect coverage', inParts: true },
} as const;
const NYC = (settings: object): Files => ({ '.nycrc': JSON.stringify(settings) });

/** Suites that their own command runs under nyc or c8, which may fail by coverage alone. */
export const mochaCoverage: readonly Suite[] = [
  ...suites(
    'c8 finds too little covered',
    { ...passing(3), ...HALF },
    { script: 'c8 --check-coverage --functions 95 mocha', verdict: 'red', ...UNJUDGED },
  ),
  ...suites(
    'c8 finds too little covered, coverage collected',
    { ...passing(3), ...HALF },
    { script: 'c8 --check-coverage --functions 95 mocha', verdict: 'red', run: { coverage: 'true' } },
  ),
  ...suites(
    'c8 finds enough covered in all files together',
    {
      ...passing(2),
      ...HALF,
      'test/one.js': needsOne(),
      'test/rest.js': "it('rest', () => require('../src/half.js').unused());\n",
    },
    { script: 'c8 --100 mocha', run: { coverage: 'true' }, breaks: BROKEN },
  ),
  ...suites(
    'nyc finds too little covered by its configuration',
    { ...passing(3), ...HALF, ...NYC({ 'check-coverage': true, functions: 95 }) },
    { script: 'nyc --reporter text mocha', verdict: 'red', run: { coverage: 'true' } },
  ),
  ...suites(
    'nyc around another script judges nothing',
    { ...passing(2), ...HALF, 'test/one.js': needsOne() },
    {
      script: 'nyc npm run unit',
      fields: { scripts: { test: 'nyc npm run unit', unit: 'mocha' } },
      breaks: BROKEN,
    },
  ),
];
