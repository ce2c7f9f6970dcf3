import { vi } from 'vitest';

// The rows that the planner is held to in memory, through the built action over real repositories.
vi.mock('../../unit/test-impact/plan-in-memory.ts', async (inMemory) => ({
  ...(await inMemory<object>()),
  ...(await import('./plan-through-bundle.ts')),
}));
await import('../../unit/test-impact/traps.test.ts');
