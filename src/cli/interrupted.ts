/** The user stopped the command. Not an error: the message says how to go on, and the exit code is 130, as shells have it. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}
