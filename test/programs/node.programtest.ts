import { sameVerdicts } from './property.ts';
import { nodeSuites, tsxSuites } from './suites/node.ts';

sameVerdicts(nodeSuites);
sameVerdicts(tsxSuites);
