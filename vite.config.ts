import path from 'node:path';

import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import solid from 'vite-plugin-solid';

import { layerOrder } from './scripts/vite/layer-order.ts';
import { lightParts } from './scripts/vite/light-parts.ts';
import { minifiedFirstScript } from './scripts/vite/minified-first-script.ts';
import { rendezvousInDev } from './scripts/vite/rendezvous-in-dev.ts';
import { integrityOf, subresourceIntegrity } from './scripts/vite/subresource-integrity.ts';
import { trustedTemplates } from './scripts/vite/trusted-templates.ts';
import { twiceMinified } from './scripts/vite/twice-minified.ts';

const appFolder = path.resolve('dist/app');

/**
 * Passed on to babel-plugin-jsx-dom-expressions: a style baked into a template breaks the content policy, and a
 * listener on the whole page for each kind of event would hear of every letter typed in a note first.
 */
const solidCompiler = { omitNestedClosingTags: false, inlineStyles: false, delegateEvents: false };

export default defineConfig({
  plugins: [
    layerOrder(),
    lightParts(),
    trustedTemplates(),
    solid({ solid: solidCompiler }),
    twiceMinified(),
    minifiedFirstScript(),
    subresourceIntegrity(),
    rendezvousInDev(),
    VitePWA({
      strategies: 'generateSW',
      filename: 'service-worker.js',
      // A new version waits until the person agrees; the app registers the worker and asks.
      registerType: 'prompt',
      injectRegister: false,
      // The manifest is a file in public/.
      manifest: false,
      includeManifestIcons: false,
      workbox: {
        cacheId: 'attune',
        globPatterns: ['**/*.{html,js,css,woff2,svg,png,ico,webmanifest}'],
        // Trusted Types forbid importScripts, so the worker is one file.
        inlineWorkboxRuntime: true,
        sourcemap: false,
        clientsClaim: true,
        cleanupOutdatedCaches: true,
        navigateFallback: '/index.html',
        navigateFallbackDenylist: [/^\/(?:rendezvous|healthz|config\.json|assets\/)/],
        // An installed app takes only the bytes that its own worker names.
        manifestTransforms: [
          async (entries) => ({
            manifest: await Promise.all(
              entries.map(async (entry) => ({
                ...entry,
                integrity: await integrityOf(path.join(appFolder, entry.url)),
              })),
            ),
          }),
        ],
      },
    }),
  ],
  build: {
    outDir: appFolder,
    emptyOutDir: true,
    // A data: address is not 'self', and an inline script is forbidden.
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // A page's styles are waited for. Naming all its scripts too would only start them one step sooner, and their names
      // made up a hundredth of what everybody loads first.
      resolveDependencies: (_file, deps) => deps.filter((dep) => dep.endsWith('.css')),
    },
    sourcemap: false,
    reportCompressedSize: false,
    // How long each plug-in took is no warning.
    rolldownOptions: {
      checks: { bundlerTimings: false },
      output: {
        // Names stand in the code that loads them and cannot be pressed together: seven signs tell versions of one file apart.
        entryFileNames: 'assets/[name]-[hash:7].js',
        chunkFileNames: 'assets/[name]-[hash:7].js',
        assetFileNames: 'assets/[name]-[hash:7][extname]',
        // Two files that compress well instead of one for each icon and button: what every page needs, and what
        // is needed once something rests here. See tests/journeys/budget.spec.ts.
        codeSplitting: {
          groups: [
            {
              name: 'household',
              test: /[\\/]src[\\/](?:crdt[\\/]spaces[\\/](?:browser-household|text)|app[\\/](?:shell[\\/]workspace-frame|features[\\/]today[\\/][^\\/]+$))/,
              includeDependenciesRecursively: true,
              priority: 1,
            },
            {
              name: 'front',
              // Icons of the very first page stand in the navigation, too: without a place of their own it would load all of that.
              test: /[\\/]src[\\/]app[\\/]main\.tsx|rolldown[\\/]runtime|[\\/]icons[\\/](?:sprout|wifi-off)\.jsx/,
              includeDependenciesRecursively: true,
              priority: 3,
            },
            // Small parts that several pages share: one file each sort, for the names of many were longer than they are.
            {
              name: 'signs',
              test: /[\\/]lucide-solid[\\/]dist[\\/]\w+[\\/]icons[\\/]/,
              includeDependenciesRecursively: false,
              minShareCount: 2,
            },
            {
              name: 'types',
              test: /[\\/]src[\\/]crdt[\\/]documents[\\/]\w+[\\/]types\.ts/,
              includeDependenciesRecursively: false,
              minShareCount: 2,
            },
            {
              name: 'small',
              test: /[\\/]src[\\/](?:crdt[\\/]documents[\\/](?:sessions[\\/]session-(?:state|end)|shapes[\\/](?:add-paragraphs|spoken-list|read-optional|record-fields|kept-records|plain-value|as-day))|app[\\/](?:words[\\/]when-planned|ui[\\/](?:checkbox|pass-focus-on)))\./,
              includeDependenciesRecursively: false,
              minShareCount: 2,
            },
            {
              // What the journal and Settings alone need is not loaded by the pages of the hour.
              name: 'live',
              test: /[\\/]src[\\/]app[\\/]live[\\/](?!journal-context|create-my-devices|introduce-device|blob-source|entry-alias)/,
              includeDependenciesRecursively: false,
              minShareCount: 2,
            },
            {
              // The ciphers of signalling would stand apart for the few who turn somebody away.
              name: 'webrtc-transport',
              test: /[\\/]src[\\/]crdt[\\/]peers[\\/]webrtc-transport\./,
              includeDependenciesRecursively: true,
            },
            {
              name: 'parts',
              test: /[\\/]src[\\/]app[\\/]ui[\\/](?:back-link|dialog|empty-state|fault|field|form|keep-focus|newer-notice|radio-group|removed-list|select-field|text-area|text-field)\./,
              includeDependenciesRecursively: false,
              minShareCount: 2,
            },
          ],
        },
      },
    },
  },
});
