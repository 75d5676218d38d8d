// The frame of every page of a channel: head, ways around, foot. Pages link to each other relatively, ask nothing of other servers and run no script (the verify page aside).
import { CHANNEL_WORDS, dayWords } from '../../core/index.ts';
import { type Html, html } from './html.ts';
import type { ChannelHead } from './issue.ts';
import { wayTo } from './standing.ts';

export interface Frame {
  channel: ChannelHead;
  /** Fingerprint of the key that signs now. */
  signer: string;
  /** How many folders below the root the page lies. */
  depth: number;
  title: string;
  /** Which of the ways around it is. */
  at?: 'issues' | 'claims' | 'corrections' | 'verify' | 'about';
  script?: string;
  /** A page that the desk makes for whoever asks, with a form: no signature covers it, and its foot says so. */
  served?: true;
}

const WAYS = [
  ['issues', '', 'Issues'],
  ['claims', 'claims/', 'Claims'],
  ['corrections', 'corrections/', 'Corrections'],
  ['verify', 'verify/', 'Verify'],
  ['about', 'about/', 'About'],
] as const;

const POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

/** "12 October 2031, 14:05 UTC" */
export const tellTime = (iso: string): string =>
  iso.length > 10 ? `${dayWords(iso)}, ${new Date(iso).toISOString().slice(11, 16)} UTC` : dayWords(iso);

/** A whole page. */
export const page = (frame: Frame, body: Html): Uint8Array => {
  const { channel, depth, title, at, script, signer, served } = frame;
  const to = (path: string): string => wayTo(path, depth);
  const policy = script
    ? `${POLICY}; script-src 'self'; connect-src 'self'`
    : served
      ? POLICY.replace("form-action 'none'", "form-action 'self'")
      : POLICY;
  const text = html`<!doctype html>
<html lang="${channel.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title === channel.title ? title : `${title} · ${channel.title}`}</title>
${channel.description !== undefined && html`<meta name="description" content="${channel.description}">\n`}<link rel="stylesheet" href="${to('style.css')}">
<link rel="icon" href="data:,">
<link rel="alternate" type="application/atom+xml" title="Atom" href="${to('feeds/atom.xml')}">
<link rel="alternate" type="application/rss+xml" title="RSS" href="${to('feeds/rss.xml')}">
<link rel="alternate" type="application/feed+json" title="JSON Feed" href="${to('feeds/feed.json')}">
${script !== undefined && html`<script type="module" src="${script}"></script>\n`}</head>
<body>
<a class="skip" href="#main">To the text</a>
<header class="site"><div class="wrap">
<a class="name" href="${to('')}">${channel.title}</a>
<nav aria-label="Channel"><ul>${WAYS.map(([name, path, words]) => html`<li><a href="${to(path)}"${name === at && html` aria-current="page"`}>${words}</a></li>`)}</ul></nav>
</div></header>
<main id="main" class="wrap">
${body}
</main>
<footer><div class="wrap">
${
  served
    ? html`<p>${CHANNEL_WORDS.notSigned}</p>`
    : html`<p>Every file here is covered by a signature. <a href="${to('verify/')}">Verify</a> tells whether it is ${CHANNEL_WORDS.unaltered} <code>${signer}</code>; ${CHANNEL_WORDS.notTrue}.</p>`
}
<p>Follow: <a href="${to('feeds/atom.xml')}">Atom</a> · <a href="${to('feeds/rss.xml')}">RSS</a> · <a href="${to('feeds/feed.json')}">JSON Feed</a></p>
</div></footer>
</body>
</html>
`;
  return new TextEncoder().encode(text.text);
};
