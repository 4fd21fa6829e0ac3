import { Command } from 'commander';
import { ISOLATIONS } from '../grading/sandbox/cage.ts';
import type { GradeOptions } from './grade-action.ts';
import { names, wholeNumber } from './option-values.ts';

export function gradeCommand(): Command {
  return new Command('grade')
    .description('Grade what students handed in, with hidden cases, in processes that contain their code.')
    .argument('[submissions]', 'the folder with a zip or folder of each student, or one of these')
    .requiredOption('--hidden-seed-file <file>', 'the secret of the hidden cases, as release made it')
    .option('--out <folder>', 'where reports and gradebooks go; what is graded there is not graded again')
    .option('--labs <ids>', 'only these labs, comma-separated: 03,05 (all)', names)
    .option('--jobs <n>', 'submissions side by side (one per processor)', wholeNumber)
    .option('--scores <file.csv>', 'what people gave for written answers: answers.csv with its column points filled in')
    .option('--roster <file.csv>', 'the gradebook as Canvas exports it; canvas.csv then has its rows')
    .option('--assignment <title>', 'the column in canvas.csv; with its number, "Labs (4711)", Canvas finds it', 'Labs')
    .option('--isolation <level>', `what has to contain the code, of ${ISOLATIONS.join(', ')} (the strongest there is)`)
    .option('--weak-isolation', 'grade even where nothing on this machine contains the code')
    .option('--gradescope <file.zip>', 'grade nothing; write an autograder for Gradescope')
    .option('--results <file.json>', 'grade one submission into a results.json as Gradescope reads it')
    .addHelpText(
      'after',
      '\nExamples:\n  $ attention-lab grade submissions --hidden-seed-file hidden-seed.json --out grades\n  $ attention-lab grade submissions --hidden-seed-file hidden-seed.json --out grades --scores answers.csv\n  $ attention-lab grade --hidden-seed-file hidden-seed.json --gradescope autograder.zip',
    )
    .action(async (submissions: string | undefined, options: GradeOptions) => {
      const { gradeAction } = await import('./grade-action.ts');
      await gradeAction(submissions, options);
    });
}
