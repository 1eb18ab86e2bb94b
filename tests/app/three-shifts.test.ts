// @vitest-environment jsdom
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { onThreeShifts } from '../../src/app/shell/three-shifts.ts';

const leave = vi.fn();
const mayLeave = vi.fn();
let stop: () => void = () => undefined;
afterEach(() => {
  stop();
  leave.mockReset();
  mayLeave.mockReset();
});

let nowMs = 0;
/** Something that happens to the page at a moment of its own. */
function happens(event: Event, afterMs = 50): void {
  nowMs += afterMs;
  Object.defineProperty(event, 'timeStamp', { value: nowMs });
  window.dispatchEvent(event);
}
const down = (key: string, init: KeyboardEventInit = {}): void =>
  happens(new KeyboardEvent('keydown', { key, ...init }));
const up = (key: string, init: KeyboardEventInit = {}): void =>
  happens(new KeyboardEvent('keyup', { key, ...init }));
const shift = (): void => {
  down('Shift', { shiftKey: true });
  up('Shift');
};
const capital = (letter: string): void => {
  down('Shift', { shiftKey: true });
  down(letter, { shiftKey: true });
  up(letter, { shiftKey: true });
  up('Shift');
};
const begin = (): void => {
  stop = onThreeShifts(leave, mayLeave);
};

test('three presses of Shift alone leave, and not before the third is let go', () => {
  begin();
  shift();
  shift();
  down('Shift', { shiftKey: true });
  expect(leave).not.toHaveBeenCalled();
  up('Shift');
  expect(leave).toHaveBeenCalledTimes(1);
});

test('the first press alone says that it may come to that, and a capital letter does not', () => {
  begin();
  capital('A');
  expect(mayLeave).not.toHaveBeenCalled();
  shift();
  expect(mayLeave).toHaveBeenCalledTimes(1);
});

test('presses that take longer than two seconds do not', () => {
  begin();
  shift();
  shift();
  nowMs += 2_000;
  shift();
  expect(leave).not.toHaveBeenCalled();
  shift();
  shift();
  expect(leave).toHaveBeenCalledTimes(1);
});

test('nobody leaves by writing capital letters, selecting, or changing the keyboard’s language', () => {
  begin();
  for (const letter of 'WALKING OUTSIDE') capital(letter);
  for (let count = 0; count < 4; count += 1) {
    down('Shift', { shiftKey: true });
    happens(new MouseEvent('pointerdown', { shiftKey: true }));
    up('Shift');
  }
  down('Alt', { altKey: true });
  for (let count = 0; count < 4; count += 1) {
    down('Shift', { shiftKey: true, altKey: true });
    up('Shift', { altKey: true });
  }
  up('Alt');
  down('Shift', { shiftKey: true });
  for (let count = 0; count < 30; count += 1) down('Shift', { shiftKey: true, repeat: true });
  up('Shift');
  shift();
  expect(leave).not.toHaveBeenCalled();
});

test('a press with another key between two others begins the count anew', () => {
  begin();
  shift();
  shift();
  capital('S');
  shift();
  shift();
  expect(leave).not.toHaveBeenCalled();
  shift();
  expect(leave).toHaveBeenCalledTimes(1);
});

test('whatever is written, with capitals or without, nobody leaves by it', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 60 }), (text) => {
      begin();
      for (const letter of text) {
        if (letter.toLowerCase() === letter) {
          down(letter);
          up(letter);
        } else capital(letter);
      }
      stop();
      expect(leave).not.toHaveBeenCalled();
    }),
  );
});

test('once stopped it looks no more', () => {
  begin();
  stop();
  for (let count = 0; count < 3; count += 1) shift();
  expect(leave).not.toHaveBeenCalled();
});
