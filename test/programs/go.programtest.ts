import { sameVerdicts } from './property.ts';
import { goSuites } from './suites/go.ts';

sameVerdicts(goSuites);
