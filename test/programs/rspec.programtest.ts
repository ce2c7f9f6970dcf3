import { sameVerdicts } from './property.ts';
import { rspecSuites } from './suites/rspec.ts';

sameVerdicts(rspecSuites);
