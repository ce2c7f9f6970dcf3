import buildActions from '../global-setup.ts';
import { missingPrograms } from './catalog.ts';

/** A program that is missing is a failure: skipped tests would look like passed ones. */
export default function setup(): (() => void) | undefined {
  const missing = missingPrograms();
  if (missing.length > 0) {
    throw new Error(`Missing: ${missing.join(', ')}. Run \`npm run programs\`, which installs them.`);
  }
  return buildActions();
}
