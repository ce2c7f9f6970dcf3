import { sameVerdicts } from './property.ts';
import { bunSuites } from './suites/bun.ts';

sameVerdicts(bunSuites);
