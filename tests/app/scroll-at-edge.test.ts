// @vitest-environment jsdom
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createEdgeScroll, depthInEdge } from '../../src/app/ui/scroll-at-edge.ts';
import { givePage, type PretendScroll } from './pretend-scroll.ts';

let page: PretendScroll;
beforeEach(() => {
  page = givePage({ height: 800, longest: 5_000 });
});
afterEach(() => vi.unstubAllGlobals());

test('the nearer to an edge the faster, and in the middle not at all', () => {
  fc.assert(
    fc.property(fc.integer({ min: 200, max: 2_000 }), fc.nat(), fc.nat(), (height, one, other) => {
      const [a, b] = [Math.min(one, other) % height, Math.max(one, other) % height];
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      expect(depthInEdge(low, height)).toBeLessThanOrEqual(depthInEdge(high, height));
      expect(Math.abs(depthInEdge(low, height))).toBeLessThanOrEqual(1);
      expect(depthInEdge(height / 2, height)).toBe(0);
    }),
  );
});

test('held at the lower edge the page glides on, calmly, and stops where the pointer goes away from it', () => {
  let told = 0;
  const scroll = createEdgeScroll(() => {
    told += 1;
  });
  scroll.follow(800);
  page.frames(61);
  expect(window.scrollY).toBeGreaterThan(350);
  expect(window.scrollY).toBeLessThanOrEqual(430);
  expect(told).toBeGreaterThan(50);
  scroll.follow(400);
  const there = window.scrollY;
  page.frames(30);
  expect(window.scrollY).toBe(there);
  scroll.follow(0);
  page.frames(200);
  expect(window.scrollY).toBe(0);
  scroll.stop();
  expect(page.waiting()).toBe(0);
});

test('at a slow place it moves as well, a whole pixel at a time', () => {
  const scroll = createEdgeScroll(() => undefined);
  scroll.follow(715);
  page.frames(61);
  expect(window.scrollY).toBeGreaterThan(5);
  expect(Number.isInteger(window.scrollY)).toBe(true);
  scroll.stop();
});

test('who wants less motion sees the page go on in steps, with a rest between them', () => {
  for (const asks of ['the system', 'Attune'] as const) {
    page = givePage({ height: 800, longest: 5_000, lessMotion: asks === 'the system' });
    if (asks === 'Attune') document.documentElement.dataset['motion'] = 'less';
    const scroll = createEdgeScroll(() => undefined);
    scroll.follow(799);
    const seen = new Set<number>();
    for (let frame = 0; frame < 61 * 3; frame += 1) {
      page.frames(1);
      seen.add(window.scrollY);
    }
    expect([...seen]).toEqual([0, 240, 480, 720, 960]);
    scroll.stop();
    delete document.documentElement.dataset['motion'];
  }
});

test('at the end of the page nothing more is told', () => {
  page = givePage({ height: 800, longest: 100 });
  let told = 0;
  const scroll = createEdgeScroll(() => {
    told += 1;
  });
  scroll.follow(800);
  page.frames(60);
  expect(window.scrollY).toBe(100);
  const before = told;
  page.frames(60);
  expect(told).toBe(before);
  scroll.stop();
});
