import { expect, it } from 'vitest';
import { answersTemplate, parseQuestions, withoutRubrics } from '../../src/grading/written-answers.ts';

const markdown = `# Questions

## Question 1 (2 points)

Why?

> Rubric: ½ for the reason;
> ½ for the number.

## Question 2 (1 point)

> A quotation that is asked about.

> Rubric: all for the answer.
`;

it('rubrics do not reach students', () => {
  const questions = parseQuestions(markdown);
  expect(questions.map(({ points, text }) => [points, text])).toEqual([
    [2, 'Why?'],
    [1, '> A quotation that is asked about.'],
  ]);
  for (const text of [withoutRubrics(markdown), answersTemplate('a lab', questions)]) {
    expect(text).not.toMatch(/Rubric|½|all for/);
    expect(text).toContain('A quotation');
  }
});
