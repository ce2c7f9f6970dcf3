import { sameVerdicts } from './property.ts';
import { vitestSuites } from './suites/vitest.ts';

sameVerdicts(vitestSuites);
