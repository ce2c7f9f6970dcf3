import { sameVerdicts } from './property.ts';
import { vitestSuites } from './suites/vitest.ts';

sameVerdicts(vitestSuites.filter(({ program }) => program === 'vitest-5'));
