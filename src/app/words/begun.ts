/** What is worked on and what was written last, on the first page. */
export const begunWords = {
  goals: 'What we work on',
  steps: (done: number, all: number) => `${done} of ${all} steps done`,
  noSteps: 'No steps yet',
  notes: 'Last written',
} as const;
