import { deviceNames } from './words/device-names.ts';

/** A browser and the system it runs on, in the order in which they are looked for: each names those before it as well. */
const browsers = [
  [/Edg(?:e|A|iOS)?\//, 'edge'],
  [/(?:Firefox|FxiOS)\//, 'firefox'],
  [/SamsungBrowser\//, 'samsung'],
  [/(?:Chrome|CriOS|Chromium)\//, 'chrome'],
  [/Safari\//, 'safari'],
] as const;

/** What a browser may be called among a person's devices: a suggestion, made from what it says of itself, that they can change. */
export function nameOfBrowser(userAgent: string): {
  readonly name: string;
  readonly kind: 'computer' | 'phone';
} {
  const isTablet = /iPad|Tablet/.test(userAgent);
  const isPhone = !isTablet && /iPhone|Android|Mobile/.test(userAgent);
  const browser = browsers.find(([pattern]) => pattern.test(userAgent))?.[1];
  const where = isPhone ? 'phone' : isTablet ? 'tablet' : 'computer';
  const kind = where === 'computer' ? 'computer' : 'phone';
  if (where !== 'computer') return { name: deviceNames.alone[where], kind };
  return {
    name: browser === undefined ? deviceNames.alone.computer : deviceNames.on(deviceNames[browser]),
    kind,
  };
}
