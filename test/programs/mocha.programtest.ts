import { sameVerdicts } from './property.ts';
import { mochaSuites } from './suites/mocha.ts';

sameVerdicts(mochaSuites);
