import { missingServers } from './catalog.ts';

/** A server that is missing is a failure: skipped tests would look like passed ones. */
export default function setup(): void {
  const missing = missingServers();
  if (missing.length > 0) {
    throw new Error(`Missing: ${missing.join(', ')}. Run \`npm run servers\`, which installs them.`);
  }
}
