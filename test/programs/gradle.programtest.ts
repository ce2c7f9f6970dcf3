import { sameVerdicts } from './property.ts';
import { gradleSuites } from './suites/gradle.ts';

sameVerdicts(gradleSuites);
