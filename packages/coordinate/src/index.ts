export type { Details } from './details.ts';
export type { Ending, Lease } from './held-lease.ts';
export { type AcquiredLease, acquireLease, type LeaseRequest, readLease } from './lease.ts';
export { LeaseError } from './lease-error.ts';
export type { FreeLease, HeldLease, LeaseState, Previous } from './lease-record.ts';
export { type Machine, systemMachine } from './machine.ts';
