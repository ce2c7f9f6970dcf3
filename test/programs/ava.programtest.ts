import { sameVerdicts } from './property.ts';
import { avaSuites } from './suites/ava.ts';

sameVerdicts(avaSuites);
