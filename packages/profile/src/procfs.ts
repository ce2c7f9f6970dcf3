/**
 * Parsers of the few /proc files that a sample needs. They take text and return numbers, and read no more of
 * it than they must: they run once a second beside somebody's job.
 * Sources: proc(5); kernel Documentation/admin-guide/iostats.rst and Documentation/accounting/psi.rst.
 */

/**
 * Ticks of all cores from /proc/stat. Everything but idle and iowait is busy; stolen time too, since the job
 * did not get it. Guest time is left out: user time holds it already.
 */
export function parseCpu(stat: string): { busy: number; total: number } | undefined {
  if (!stat.startsWith('cpu ')) return undefined;
  const end = stat.indexOf('\n');
  const fields = (end < 0 ? stat : stat.slice(0, end)).split(/ +/);
  if (fields.length < 5) return undefined;
  let total = 0;
  for (let index = 1; index <= 8; index++) total += Number(fields[index] ?? 0);
  if (!Number.isFinite(total)) return undefined;
  return { busy: total - Number(fields[4]) - Number(fields[5] ?? 0), total };
}

/** Total memory, and what cannot be had without swapping (total − available), from /proc/meminfo. */
export function parseMemory(meminfo: string): { totalBytes: number; usedBytes: number } | undefined {
  const total = kibibytes(meminfo, 'MemTotal:');
  // Kernels before 3.14 do not say what is available.
  const available = kibibytes(meminfo, 'MemAvailable:') ?? kibibytes(meminfo, 'MemFree:');
  if (total === undefined || available === undefined) return undefined;
  return { totalBytes: total * 1024, usedBytes: Math.max(0, total - available) * 1024 };
}

function kibibytes(text: string, name: string): number | undefined {
  const start = text.indexOf(name);
  if (start < 0) return undefined;
  const value = Number.parseInt(text.slice(start + name.length, start + name.length + 24), 10);
  return Number.isFinite(value) ? value : undefined;
}

/** /proc/diskstats counts in sectors of 512 bytes, whatever the device's own are. */
const SECTOR_BYTES = 512;
/** Devices that stand for others, or for memory: their bytes are counted there, or are none. */
const DERIVED_DEVICE = /^(?:loop|ram|zram|dm-|md|sr|fd|nbd\d+p)/;

/** Bytes read and written by all whole physical devices, from /proc/diskstats. */
export function parseDisks(diskstats: string): { readBytes: number; writeBytes: number } {
  let [read, written] = [0, 0];
  let whole = '';
  for (const line of diskstats.split('\n')) {
    const fields = line.trim().split(/ +/);
    const name = fields[2];
    if (name === undefined || fields.length < 10 || DERIVED_DEVICE.test(name)) continue;
    // A partition follows its device: sda1 after sda, nvme0n1p1 after nvme0n1.
    if (whole !== '' && name.startsWith(whole) && /^p?\d+$/.test(name.slice(whole.length))) continue;
    whole = name;
    read += Number(fields[5]) || 0;
    written += Number(fields[9]) || 0;
  }
  return { readBytes: read * SECTOR_BYTES, writeBytes: written * SECTOR_BYTES };
}

/** Interfaces whose bytes pass through another one as well, or never leave the machine. */
const DERIVED_INTERFACE = /^(?:lo|ifb|veth|docker|br-|virbr|cni|flannel|dummy|tun|tap)/;

/** Bytes received and sent by all interfaces that reach outside, from /proc/net/dev. */
export function parseNetwork(dev: string): { receivedBytes: number; sentBytes: number } {
  let [received, sent] = [0, 0];
  for (const line of dev.split('\n')) {
    const colon = line.indexOf(':');
    if (colon < 0 || DERIVED_INTERFACE.test(line.slice(0, colon).trim())) continue;
    const fields = line
      .slice(colon + 1)
      .trim()
      .split(/ +/);
    received += Number(fields[0]) || 0;
    sent += Number(fields[8]) || 0;
  }
  return { receivedBytes: received, sentBytes: sent };
}

/** Microseconds during which at least one task was stalled, from a /proc/pressure file. */
export function parsePressure(text: string): number | undefined {
  const match = /^some .*?total=(\d+)/m.exec(text);
  return match ? Number(match[1]) : undefined;
}
