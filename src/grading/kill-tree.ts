import { type ChildProcess, spawn } from 'node:child_process';

/** Kills a process that was started `detached`, with all processes of its group; on Windows, with all it started. */
export async function killTree({ pid }: ChildProcess): Promise<void> {
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    const killer = spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true });
    await new Promise((resolve) => killer.on('close', resolve).on('error', resolve));
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // ESRCH: all of them have ended
  }
}
