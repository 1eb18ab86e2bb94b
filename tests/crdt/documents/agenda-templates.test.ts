import { expect, test } from 'vitest';
import { agendaTemplates } from '../../../src/crdt/documents/agenda/agenda-templates/agenda-templates.ts';
import { agendaLimits } from '../../../src/crdt/documents/agenda/types.ts';
import { agendaTemplatesWords } from '../../../src/app/words/agenda-templates.ts';

test('every agenda to begin with has words for each of its items, and no words are left over', () => {
  const shapes = agendaTemplates.map(({ key, items }) => [key, items.map((one) => one.key).sort()]);
  const words = Object.entries(agendaTemplatesWords).map(([key, { items }]) => [
    key,
    Object.keys(items).sort(),
  ]);
  expect([...words].sort()).toEqual([...shapes].sort());
});

test('every agenda to begin with fits an hour, and each of its items can be brought as it is', () => {
  for (const { key, items } of agendaTemplates) {
    const minutes = items.map((one) => one.minutes);
    expect(minutes.every((one) => one >= 1 && one <= agendaLimits.minutes)).toBe(true);
    const all = minutes.reduce<number>((sum, one) => sum + one, 0);
    expect([key, all]).toEqual([key, 50]);
  }
});
