/** `node test/arm64/metrics.ts`: what the gate asks, in a process of its own; prints its URL. Ended by its parent. */
import { fakePrometheus } from '../e2e/canary-gate/gate.ts';

const { url } = await fakePrometheus();
console.log(url);
// Never longer than the check itself may take.
setTimeout(() => process.exit(), 300_000);
