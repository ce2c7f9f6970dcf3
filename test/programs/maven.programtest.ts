import { sameVerdicts } from './property.ts';
import { mavenSuites } from './suites/maven.ts';

sameVerdicts(mavenSuites);
