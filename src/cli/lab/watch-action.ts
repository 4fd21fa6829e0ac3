export async function watchAction(_lab: string | undefined): Promise<void> {}
