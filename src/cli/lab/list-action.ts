import { nextLab } from './find-lab.ts';
import { listText } from './list-text.ts';
import { next, openLabs, standing, terminal } from './open-labs.ts';

export async function listAction(): Promise<void> {
  const labs = await openLabs();
  const listed = [];
  for (const entry of labs.manifest) {
    const earned = labs.progress.labs[entry.id]?.points ?? 0;
    listed.push({ entry, standing: await standing(labs, entry), earned });
  }
  const upcoming = nextLab(labs.manifest, labs.progress);
  process.stdout.write(`${listText(listed, labs.course, upcoming, terminal().colors)}\n`);
  process.stdout.write(next(`show ${upcoming.id}`, 'what to read and write, and how it is checked'));
}
