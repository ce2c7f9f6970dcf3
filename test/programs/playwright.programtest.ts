import { sameVerdicts } from './property.ts';
import { playwrightSuites } from './suites/playwright.ts';

sameVerdicts(playwrightSuites);
