// @ts-check
import { install } from './parts/install.mjs';
import { runTool } from './parts/run.mjs';

/** `npm run dev`: the app as it is written, with the rendezvous beside it; without the content policy. */
const args = ['--port', process.env['PORT'] ?? '4173', '--strictPort'];
const well = (await install()) && (await runTool('vite/bin/vite.js', args));
if (!well) process.exitCode = 1;
