/** The tasks that come with the project. Any other name is the path of a CSV file. */
export const bundledTasks = ['en-fr', 'dates', 'reverse'] as const;
export type BundledTask = (typeof bundledTasks)[number];

export const isBundled = (task: string): task is BundledTask => (bundledTasks as readonly string[]).includes(task);
