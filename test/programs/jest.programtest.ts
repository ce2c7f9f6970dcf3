import { sameVerdicts } from './property.ts';
import { jestSuites } from './suites/jest.ts';

sameVerdicts(jestSuites);
