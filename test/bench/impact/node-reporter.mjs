/** Says of each test file that node:test runs whether it passed and how long its tests took, one JSON line each. */
export default async function* outcomes(source) {
  const failed = new Set();
  const seconds = new Map();
  for await (const { type, data } of source) {
    if ((type !== 'test:pass' && type !== 'test:fail') || data.file === undefined) continue;
    const took = data.nesting === 0 ? (data.details?.duration_ms ?? 0) / 1000 : 0;
    seconds.set(data.file, (seconds.get(data.file) ?? 0) + took);
    if (type === 'test:fail' && data.todo === undefined) failed.add(data.file);
  }
  for (const [file, spent] of seconds) {
    yield `${JSON.stringify({ file, passed: !failed.has(file), seconds: spent })}\n`;
  }
}
