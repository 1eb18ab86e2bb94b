import { vi } from 'vitest';
import { livesConverge } from '../../cast/lives.ts';

vi.mock('../../../src/crdt/sealing/signing.ts', () => import('../../cast/native-signing.ts'));

livesConverge({ who: 'people with one page each', tabs: 1 });
