/** The bytes that a base64 text stands for. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text); // a character for each byte
  const bytes = new Uint8Array(binary.length);
  // Uint8Array.from would take forty times as long over megabytes.
  for (let index = 0; index < bytes.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
}
